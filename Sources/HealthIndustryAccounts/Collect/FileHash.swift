internal import Crypto
internal import Foundation
internal import RecordReaders

/// SHA-256 of files and texts, in lower-case hexadecimal digits.
enum FileHash {
  /// Small enough that a piece is hashed while it is in a core's cache.
  private static let pieceLength = 256 << 10

  static func sha256(of path: String) throws -> String {
    var file = try FilePieces(path: path, length: pieceLength)
    var hash = SHA256()
    while try file.next({ hash.update(bufferPointer: $0) }) {}
    return hash.finalize().hexadecimal
  }

  static func sha256(ofText text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
}
