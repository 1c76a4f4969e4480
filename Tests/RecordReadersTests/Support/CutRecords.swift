@testable import RecordReaders

/// Cuts bytes without a file of their own: a cutter needs a file only for its name, encoding and delimiter.
struct CutRecords {
  let file: CSVFile

  init(_ folder: TemporaryFolder, delimiter: CSVDialect.Delimiter) throws {
    let path = try folder.write([0x61, delimiter.rawValue, 0x62, 0x0A], as: delimiter.name)
    file = try CSVFile(path: path, encoding: .utf8, delimiter: delimiter)
  }

  /// What libcsv makes of the bytes in one go.
  func inOneBlock(_ bytes: [UInt8]) throws -> [[String]] {
    try cut(CSVBlock(bytes: bytes, offset: 0, line: 1))
  }

  /// What comes out block by block.
  func blockByBlock(_ stream: PieceStream, blockLength: Int) throws -> [[String]] {
    var reader = CSVBlockReader(
      stream: stream, delimiter: file.dialect.delimiter.rawValue, offset: 0, blockLength: blockLength,
      recordLimit: 1 << 20)
    var records: [[String]] = []
    while let block = try reader.next() { records += try cut(block) }
    return records
  }

  private func cut(_ block: CSVBlock) throws -> [[String]] {
    try CSVRecordCutter(of: file).cut(block).allRecords
  }
}

extension RecordBatch {
  /// Every field of every record as text.
  var allRecords: [[String]] {
    let decoder = TextDecoder(encoding)
    return (0..<count).map { record in
      (0..<fieldCount(ofRecord: record)).map { text($0, ofRecord: record, decoder: decoder) }
    }
  }
}
