internal import RecordReaders

/// Reads small text files: definitions, never data.
enum TextFile {
  /// A definition file that is no text in UTF-8.
  struct EncodingError: Error, CustomStringConvertible {
    var description: String { "the file is not text in UTF-8; save it as UTF-8" }
  }

  private static let pieceLength = 1 << 16
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text behind a byte order mark, which editors on Windows put before UTF-8.
  ///
  /// - Throws: `ReadingError` where the file cannot be opened, ``EncodingError``.
  static func read(_ path: String) throws -> String {
    var bytes: [UInt8] = []
    var pieces = try FilePieces(path: path, length: pieceLength)
    while try pieces.next({ bytes.append(contentsOf: $0) }) {}
    if bytes.starts(with: byteOrderMark) { bytes.removeFirst(byteOrderMark.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw EncodingError() }
    return text
  }
}
