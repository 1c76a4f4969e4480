@testable import RecordReaders

/// Cuts bytes without a file of their own: a cutter needs a file only for its name, encoding and delimiter.
struct CutRecords {
  let file: CSVFile

  init(_ folder: TemporaryFolder, delimiter: CSVDialect.Delimiter, encoding: TextEncoding = .utf8) throws {
    let path = try folder.write([0x61, delimiter.rawValue, 0x62, 0x0A], as: "\(delimiter.name) \(encoding.rawValue)")
    file = try CSVFile(path: path, encoding: encoding, delimiter: delimiter)
  }

  /// What libcsv makes of the bytes in one go.
  func inOneBlock(_ bytes: [UInt8]) throws -> [[String]] {
    try CSVRecordCutter(of: file).cut(CSVBlock(bytes: bytes, offset: 0, index: nil)).allRecords
  }

  /// What comes out block by block.
  func blockByBlock(_ stream: PieceStream, blockLength: Int, cutting: CSVCutting = .direct) throws -> [[String]] {
    try batches(stream, blockLength: blockLength, cutting: cutting, recordLimit: 1 << 20).flatMap(\.allRecords)
  }

  func batches(_ stream: PieceStream, blockLength: Int, cutting: CSVCutting, recordLimit: Int) throws(ReadingError)
    -> [RecordBatch]
  {
    var reader = CSVBlockReader(
      stream: stream, delimiter: file.dialect.delimiter.rawValue, offset: 0, blockLength: blockLength,
      recordLimit: recordLimit, cutting: cutting, line: stream.line(atOffset:))
    let cutter = CSVRecordCutter(of: file)
    var batches: [RecordBatch] = []
    while let block = try reader.next() { batches.append(try cutter.cut(block)) }
    return batches
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

  /// Every field of every record as it stands in the file's encoding.
  var allFields: [[[UInt8]]] {
    (0..<count).map { record in
      (0..<fieldCount(ofRecord: record)).map { Array(bytes[range(ofField: $0, record: record)]) }
    }
  }
}
