internal import CLibCSV

/// Cuts blocks into records and fields with libcsv. One a worker: it owns a parser.
public final class CSVRecordCutter {
  /// What the C callbacks write to.
  private final class Target {
    var batch: RecordBatch
    init(_ encoding: TextEncoding) { batch = RecordBatch(encoding: encoding) }
  }

  private let file: String
  private let encoding: TextEncoding
  private var parser = csv_parser()

  /// A cutter for blocks of the file.
  public init(of file: CSVFile) {
    self.file = file.path
    encoding = file.dialect.encoding.ofCutRecords
    // An unclosed quote at the end of the file must not pass silently.
    csv_init(&parser, UInt8(CSV_STRICT_FINI))
    csv_set_delim(&parser, file.dialect.delimiter.rawValue)
  }

  deinit { csv_free(&parser) }

  /// The records of a block.
  ///
  /// - Throws: ``ReadingError`` where a byte is not valid in the file's encoding, or libcsv stops.
  public func cut(_ block: CSVBlock) throws(ReadingError) -> RecordBatch {
    try validate(block)
    let target = Target(encoding)
    let context = Unmanaged.passUnretained(target).toOpaque()
    let used = block.bytes.withUnsafeBytes {
      csv_parse(&parser, $0.baseAddress, $0.count, Self.endField, Self.endRecord, context)
    }
    guard used == block.bytes.count, csv_fini(&parser, Self.endField, Self.endRecord, context) == 0 else {
      let message = String(cString: csv_strerror(csv_error(&parser)))
      throw ReadingError(
        file: file, problem: .parser(message: message), line: block.line(at: min(used, block.bytes.count)))
    }
    return target.batch
  }

  private func validate(_ block: CSVBlock) throws(ReadingError) {
    guard let index = block.bytes.withUnsafeBufferPointer({ EncodingValidation.firstInvalid($0, encoding) }) else {
      return
    }
    throw ReadingError(
      file: file,
      problem: .invalidByte(block.bytes[index], encoding: encoding, offset: block.offset + index),
      line: block.line(at: index))
  }

  private static let endField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    content, length, context in
    guard let context else { return }
    let bytes = UnsafeBufferPointer(
      start: content?.assumingMemoryBound(to: UInt8.self), count: content == nil ? 0 : length)
    Unmanaged<Target>.fromOpaque(context).takeUnretainedValue().batch.appendField(bytes)
  }

  private static let endRecord: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let context else { return }
    Unmanaged<Target>.fromOpaque(context).takeUnretainedValue().batch.endRecord()
  }
}
