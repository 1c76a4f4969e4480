/// The texts that cells refer to by number, one behind the other in one buffer.
final class SharedStrings: XLSXPartHandler {
  let place: String
  private let limits: XLSXLimits
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var isText = false
  private var isPhonetic = false

  /// None.
  init(_ limits: XLSXLimits) {
    place = ""
    self.limits = limits
  }

  /// - Throws: ``ReadingError``.
  init(_ part: String, in archive: ZipArchive, _ limits: XLSXLimits) throws(ReadingError) {
    place = part
    self.limits = limits
    try XLSXPartReader(archive.open(part, limit: limits.partBytes, limits), self).readAll()
  }

  var count: Int { ends.count }

  /// Hands on the bytes of a text; the number is less than ``count``.
  @inline(__always)
  func append(_ number: Int, to buffer: inout [UInt8]) {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    buffer.append(contentsOf: bytes[start..<Int(ends[number])])
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    if element.isNamed("t") {
      isText = !isPhonetic
    } else if element.isNamed("rPh") {
      // How a text is pronounced is not part of it.
      isPhonetic = true
    }
  }

  func end(_ element: XMLName) throws(WorkbookProblem) {
    if element.isNamed("t") { isText = false }
    if element.isNamed("rPh") { isPhonetic = false }
    guard element.isNamed("si") else { return }
    EscapedCharacters.undo(in: &bytes, from: ends.last.map(Int.init) ?? 0)
    ends.append(UInt32(bytes.count))
    if ends.count > limits.strings { throw .tooManyStrings(limit: limits.strings) }
  }

  /// Runs of rich text follow each other in one text; blanks are kept.
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    guard isText else { return }
    bytes.append(contentsOf: text)
    if bytes.count > limits.stringBytes { throw .stringsTooLong(limit: limits.stringBytes) }
  }
}
