/// Fields that no record of an XML file has. A table without a column is refused; an element may be left out where it is blank,
/// so that only a person can tell an export under other names or namespaces from one in which nobody has the item. Read as
/// blank, it counts as zero or as missing in every unit of the file.
extension PreparedRun {
  /// One finding a file and field, at the file's place 0: before its first record.
  func findings(of absent: [AbsentField], _ raw: [RawFile]) -> [Finding] {
    absent.map { absent in
      Finding(
        rules[.pathAbsent], at: RecordPlace(file: absent.file, record: 0),
        raw[absent.file].form.subject(at: absent.field),
        found: path(of: absent, raw))
    }
  }

  /// What the summary and the log say of them: one a file.
  func notices(of absent: [AbsentField], _ raw: [RawFile]) -> [String] {
    raw.indices.compactMap { number in
      let paths = absent.filter { $0.file == number }.map { path(of: $0, raw) }
      guard !paths.isEmpty else { return nil }
      let id = allSources[raw[number].source].id
      return
        "\(raw[number].path) of source \"\(id)\": no record has \(paths.joined(separator: ", ")), which count as blank in all; "
        + "compare names and namespaces with form \(raw[number].form.id) (\(FindingKind.pathAbsent.rawValue))"
    }
  }

  private func path(of absent: AbsentField, _ raw: [RawFile]) -> String {
    ColumnBinding.xmlPaths(of: raw[absent.file].form)[absent.field]
  }
}
