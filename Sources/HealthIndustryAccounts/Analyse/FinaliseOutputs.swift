internal import Foundation

/// What the published workbook is called.
struct Publication: Sendable {
  let title: String
  let workbookName: String
  let period: Int

  /// A fixed time of the period, since equal inputs must give equal bytes: the last day of the year, in seconds since 1970. Years
  /// before have the first that a workbook can hold.
  var created: Int { max(CalendarDay.daysSince1970(toEndOf: period), 1) * 86_400 }
}

/// SHA-256 of a data file, by its path in the run's folder.
struct OutputSum: Sendable {
  let file: String
  let sha256: String
}

/// GSBPM 6.5 成果定稿: writes the tables, as CSV and as sheets of one workbook, the data files and the review workbook into
/// a folder.
///
/// - Returns: the sums of the data files, which may be large.
/// - Throws: writing errors with the file's path.
func finaliseOutputs(
  _ tables: [PublishableTable], _ files: [DataFile], _ review: ReviewSheet, _ publication: Publication,
  in folder: String, jobs: Int
) async throws -> [OutputSum] {
  try await withThrowingTaskGroup(of: OutputSum?.self) { group in
    for file in files { group.addTask { try await writeDataFile(file, in: folder, jobs: jobs) } }
    group.addTask {
      try write(tables, publication, in: folder)
      return nil
    }
    group.addTask {
      try ReviewWorkbook(review, publication).write(in: folder)
      return nil
    }
    return try await group.reduce(into: []) { sums, sum in sums += [sum].compactMap(\.self) }
  }
}

private func write(_ tables: [PublishableTable], _ publication: Publication, in folder: String) throws {
  let tablesFolder = folder + "/tables"
  do {
    try FileManager.default.createDirectory(
      atPath: tablesFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
  } catch {
    throw OutputWritingError(path: tablesFolder, error)
  }
  let workbook = try XLSXWorkbook(
    path: "\(tablesFolder)/\(publication.workbookName)", title: publication.title, created: publication.created)
  for table in tables {
    let writer = try CSVFileWriter(path: "\(tablesFolder)/\(table.table.layout.id).csv", withByteOrderMark: true)
    for record in CSVTable.records(of: table) { try writer.write(record: record) }
    try writer.close()
    try XLSXTable(table, in: workbook).write()
  }
  try workbook.close()
}

/// Writes the workbook of a comparison of editions.
///
/// - Throws: ``OutputWritingError``.
func finaliseComparison(_ table: PublishableTable, _ publication: Publication, in folder: String) throws {
  let workbook = try XLSXWorkbook(
    path: "\(folder)/classification-changes.xlsx", title: table.table.title, created: publication.created)
  try XLSXTable(table, in: workbook).write()
  try workbook.close()
}

/// Writes a data file, its parts made by the workers.
///
/// - Throws: ``OutputWritingError``.
func writeDataFile(_ file: DataFile, in folder: String, jobs: Int) async throws -> OutputSum {
  let writer = try CSVFileWriter(path: "\(folder)/\(file.name)", withByteOrderMark: file.isForPeople, hashes: true)
  try writer.write(record: file.header)
  var parts = (0..<file.partCount).makeIterator()
  try await mapInOrder(
    jobs: jobs, next: { parts.next() },
    transform: { part in
      var records = CSVRecord(capacity: file.bytesOfPart)
      file.writePart(part, &records)
      return records.bytes
    }, consume: { try writer.write(records: $0) })
  guard let sha256 = try writer.close() else { preconditionFailure("the writer was asked for the sum") }
  return OutputSum(file: file.name, sha256: sha256)
}
