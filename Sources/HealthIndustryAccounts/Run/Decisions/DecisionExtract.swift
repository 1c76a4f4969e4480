#if canImport(Glibc)
  import Glibc
#endif

/// The decided rows of a filled sheet, as a CSV file with all columns of the sheet, and where they come from.
///
/// A sheet may have a million rows and a handful of decisions, and every run reads them: only the handful is kept. The sheet
/// itself is named with its hash, so that an auditor finds the row.
struct DecisionExtract {
  private static let originColumns = ["来源表", "来源表行号", "来源表SHA-256"]
  private static let mostNames = 1000

  private let header: [String]
  private let source: String
  private let sha256: String
  /// A sheet that was extracted before keeps its first origin.
  private let hasOrigin: Bool

  init(header: [String], source: String, sha256: String) {
    self.header = header
    self.source = source
    self.sha256 = sha256
    hasOrigin = header.contains(Self.originColumns[0])
  }

  /// Writes the rows into a file of its own in the folder, in one step, and gives its path.
  ///
  /// - Throws: ``OutputWritingError``.
  func write(_ rows: [DecisionRowReader.Tally.Entry], in folder: String, named name: String) throws(OutputWritingError)
    -> String
  {
    let draft = "\(folder)/.\(name).draft"
    let writer = try CSVFileWriter(path: draft, withByteOrderMark: true)
    try writer.write(record: header + (hasOrigin ? [] : Self.originColumns))
    let idColumn = DecisionColumns(header).place(of: .unitID)
    for (decision, row) in rows {
      var fields = row.fields + Array(repeating: "", count: max(header.count - row.fields.count, 0))
      // What a spreadsheet made of the identifier is of no use to anybody.
      if let idColumn { fields[idColumn] = decision.identifier }
      let origin = [Paths.name(of: source), "\(row.number)", sha256]
      try writer.write(record: Array(fields.prefix(header.count)) + (hasOrigin ? [] : origin))
    }
    try writer.close()
    Self.open(draft, toReadersOf: folder)
    return try publish(draft, in: folder, name)
  }

  /// Units are confidential, but the account of the nightly run reads their decisions: whom the folder's group lets in is for
  /// the clerk to say, by its group and its permission bits. Everybody else sees nothing, whatever the folder's bits.
  private static func open(_ file: String, toReadersOf folder: String) {
    var status = stat()
    guard stat(folder, &status) == 0 else { return }
    // Fails where the clerk is not in the group; `review import` says which group it is.
    _ = chown(file, uid_t.max, status.st_gid)
    chmod(file, 0o600 | status.st_mode & 0o060)
  }

  /// Gives the draft a name that no file has; linking, unlike renaming, never replaces one.
  private func publish(_ draft: String, in folder: String, _ name: String) throws(OutputWritingError) -> String {
    defer { unlink(draft) }
    for number in 1...Self.mostNames {
      let path = "\(folder)/\(name)\(number == 1 ? "" : "-\(number)").csv"
      if link(draft, path) == 0 { return path }
      guard errno == EEXIST else { throw OutputWritingError(path: path, code: errno) }
    }
    throw OutputWritingError(
      path: "\(folder)/\(name).csv", reason: "there are \(Self.mostNames) files of this name",
      advice: "Move older ones into one file, or to another folder.")
  }
}

extension ApprovedDecision {
  /// The identifier as the sheet's own column has it: of a list's own number without its source.
  fileprivate var identifier: String {
    if case .serial(_, let number) = unit { number } else { unitID }
  }
}
