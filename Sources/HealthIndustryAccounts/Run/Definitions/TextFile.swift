internal import RecordReaders

/// Reads small text files: definitions, never data.
enum TextFile {
  /// A definition file that is no text in UTF-8.
  struct EncodingError: Error, CustomStringConvertible {
    var description: String { "the file is not text in UTF-8; save it as UTF-8" }
  }

  private static let pieceLength = 1 << 16

  /// - Throws: `ReadingError` where the file cannot be opened, ``EncodingError``.
  static func read(_ path: String) throws -> String {
    var bytes: [UInt8] = []
    var pieces = try FilePieces(path: path, length: pieceLength)
    while try pieces.next({ bytes.append(contentsOf: $0) }) {}
    guard let text = String(validating: bytes, as: UTF8.self) else { throw EncodingError() }
    return text
  }
}
