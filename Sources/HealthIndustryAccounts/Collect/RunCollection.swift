internal import RecordReaders

/// A file of a source, opened and described, its records still to be read.
struct RawFile: Sendable {
  enum Content: Sendable {
    case csv(CSVFile)
    case xml(XMLRecordLayout)
    case xlsx(XLSXSheet)
  }

  let path: String
  let byteCount: Int
  /// Index of the source in the pipeline's order of priority.
  let source: Int
  let form: FormDefinition
  let content: Content
  let binding: ColumnBinding
  /// Whether no record is read the short way that plain ones allow.
  let isStraightforward: Bool

  /// The encoding of the batches that it is read in.
  var batchEncoding: TextEncoding {
    if case .csv(let file) = content { file.dialect.encoding.ofCutRecords } else { .utf8 }
  }

  /// The sheet that is read of a workbook; nil for other files.
  var sheet: String? {
    if case .xlsx(let sheet) = content { sheet.name } else { nil }
  }

  /// The encoding and delimiter that were detected or declared, as reports print them.
  var dialect: String {
    switch content {
    case .csv(let file): "\(file.dialect.encoding.rawValue), \(file.dialect.delimiter.name)"
    case .xml: "XML"
    case .xlsx(let sheet): "XLSX, \(sheet.name)"
    }
  }
}

/// GSBPM 4.3 数据采集: opens every file of the sources and matches its columns to the form.
///
/// - Parameter isStraightforward: whether records are read the careful way alone.
/// - Throws: `ReadingError` or ``CollectionError``, before any record is read.
func runCollection(_ sources: [SourceDefinition], isStraightforward: Bool = false) throws -> [RawFile] {
  try sources.enumerated().flatMap { index, source in
    try source.files.map { try openFile($0, of: source, index: index, isStraightforward) }
  }
}

private func openFile(_ path: String, of source: SourceDefinition, index: Int, _ isStraightforward: Bool) throws
  -> RawFile
{
  let byteCount = try FileSize.bytes(of: path)
  switch source.form.format {
  case .csv:
    let file = try CSVFile(
      path: path, encoding: source.encoding.flatMap(TextEncoding.init(named:)),
      delimiter: source.delimiter.flatMap(CSVDialect.Delimiter.init(named:)),
      cutting: isStraightforward ? .libcsvOnly : .direct)
    let binding = try ColumnBinding(header: file.header, form: source.form, file: path)
    return RawFile(
      path: path, byteCount: byteCount, source: index, form: source.form, content: .csv(file), binding: binding,
      isStraightforward: isStraightforward)
  case .xml(let recordPath, let namespaces):
    let layout = try XMLRecordLayout(
      recordPath: recordPath, fieldPaths: ColumnBinding.xmlPaths(of: source.form), namespaces: namespaces)
    return RawFile(
      path: path, byteCount: byteCount, source: index, form: source.form, content: .xml(layout),
      binding: ColumnBinding(xml: source.form), isStraightforward: isStraightforward)
  case .xlsx(let place):
    let sheet = try XLSXFile(path: path).sheet(XLSXLayout(place))
    let binding = try ColumnBinding(
      header: sheet.header, form: source.form, file: path, headPlace: "\(sheet.name)!\(place.headRow)")
    return RawFile(
      path: path, byteCount: byteCount, source: index, form: source.form, content: .xlsx(sheet), binding: binding,
      isStraightforward: isStraightforward)
  }
}

extension XLSXLayout {
  fileprivate init(_ place: FormDefinition.WorkbookSheet) {
    self.init(
      sheet: place.name.map(Sheet.name) ?? .number(place.number), headRow: place.headRow, headRows: place.headRows)
  }
}
