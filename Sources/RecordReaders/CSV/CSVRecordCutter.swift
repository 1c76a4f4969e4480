/// Gives the records and fields of blocks. One a worker: it owns a libcsv parser.
public final class CSVRecordCutter {
  private let file: CSVFile
  private let encoding: TextEncoding
  private let parser: LibcsvParser

  /// A cutter for blocks of the file.
  public init(of file: CSVFile) {
    self.file = file
    encoding = file.dialect.encoding.ofCutRecords
    parser = LibcsvParser(delimiter: file.dialect.delimiter.rawValue)
  }

  /// The records of a block.
  ///
  /// - Throws: ``ReadingError`` where a byte is not valid in the file's encoding, or libcsv stops.
  public func cut(_ block: CSVBlock) throws(ReadingError) -> RecordBatch {
    try validate(block)
    var batch = try batch(of: block)
    batch.endsInLineBreak = block.bytes.last.map(ASCII.isLineBreak) ?? true
    return batch
  }

  private func batch(of block: CSVBlock) throws(ReadingError) -> RecordBatch {
    guard let index = block.index else { return try cutAll(block) }
    var batch = RecordBatch(bytes: block.bytes, index: index, encoding: encoding)
    guard !index.uncut.isEmpty else { return batch }
    var cutByLibcsv = RecordBatch(encoding: encoding)
    for records in index.uncut { try cut(block, records.bytes, into: &cutByLibcsv) }
    batch.replaceRecords(index.uncut.lazy.flatMap(\.numbers), with: cutByLibcsv)
    return batch
  }

  private func cutAll(_ block: CSVBlock) throws(ReadingError) -> RecordBatch {
    var batch = RecordBatch(encoding: encoding)
    try cut(block, 0..<block.bytes.count, into: &batch)
    return batch
  }

  private func cut(_ block: CSVBlock, _ range: Range<Int>, into batch: inout RecordBatch) throws(ReadingError) {
    do throws(LibcsvParser.Failure) {
      try block.bytes[range].withUnsafeBufferPointer { (bytes) throws(LibcsvParser.Failure) in
        try parser.cut(bytes, into: &batch)
      }
    } catch {
      let line = file.line(atOffset: block.offset + range.lowerBound + error.place)
      throw ReadingError(file: file.path, problem: .parser(message: error.message), line: line)
    }
  }

  private func validate(_ block: CSVBlock) throws(ReadingError) {
    let invalid = block.bytes.withUnsafeBufferPointer { bytes in
      EncodingValidation.isValid(bytes, encoding) ? nil : EncodingValidation.firstInvalid(bytes, encoding)
    }
    guard let index = invalid else { return }
    let offset = block.offset + index
    throw ReadingError(
      file: file.path, problem: .invalidByte(block.bytes[index], encoding: encoding, offset: offset),
      line: file.line(atOffset: offset))
  }
}
