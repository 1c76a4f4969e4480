internal import CLibCSV

/// libcsv, cutting bytes into the records of a batch. It owns a C parser: one a worker.
final class LibcsvParser {
  /// What the C callbacks write to.
  private final class Target {
    var batch: RecordBatch
    init(_ encoding: TextEncoding) { batch = RecordBatch(encoding: encoding) }
  }

  /// Why libcsv stopped, and where.
  struct Failure: Error {
    let message: String
    let place: Int
  }

  private var parser = csv_parser()

  init(delimiter: UInt8) {
    // Not strict: a quote within an unquoted field is text. libcsv then refuses no quote, and CSV_STRICT_FINI alone
    // changes nothing: who hands bytes over has found quotes in doubt and unclosed ones before.
    csv_init(&parser, 0)
    csv_set_delim(&parser, delimiter)
  }

  deinit { csv_free(&parser) }

  /// Appends the records of the bytes, which are whole.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, into batch: inout RecordBatch) throws(Failure) {
    let target = Target(batch.encoding)
    // Moved there and back: a second reference would copy all that the batch holds.
    swap(&target.batch, &batch)
    defer { swap(&target.batch, &batch) }
    let context = Unmanaged.passUnretained(target).toOpaque()
    let used = csv_parse(&parser, bytes.baseAddress, bytes.count, Self.endField, Self.endRecord, context)
    let isWhole = used == bytes.count && csv_fini(&parser, Self.endField, Self.endRecord, context) == 0
    guard isWhole else {
      throw Failure(message: String(cString: csv_strerror(csv_error(&parser))), place: min(used, bytes.count))
    }
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
