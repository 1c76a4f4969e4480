internal import Crypto

/// SHA-256 of bytes that come piece by piece, computed beside whatever is done with them next.
///
/// So a file is read once, and the hash is that of the bytes that were read.
struct RunningHash {
  /// Pieces that wait for their turn, at most: each keeps its bytes in memory.
  private static let limit = 4

  /// The hash behind each piece; each task waits for the one before.
  private var steps: [Task<SHA256, Never>] = []

  /// Adds a piece, and waits where too many are waiting already.
  mutating func update(_ bytes: [UInt8]) async {
    let before = steps.last
    steps.append(
      Task {
        var hash = await before?.value ?? SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash
      })
    if steps.count > Self.limit { _ = await steps.removeFirst().value }
  }

  /// The hash of all pieces, in lower-case hexadecimal digits.
  func finish() async -> String {
    (await steps.last?.value ?? SHA256()).finalize().hexadecimal
  }
}
