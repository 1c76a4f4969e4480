@testable import RecordReaders

/// Bytes in given pieces, whatever limit the reader asks for; or, of one piece, as many as it asks for.
final class PieceStream: ByteStream {
  let file = "pieces"
  private let bytes: [UInt8]
  private let obeysLimit: Bool
  private var pieces: [[UInt8]]

  /// Pieces that are handed on as they are; empty ones are left out, since 0 bytes mean the end.
  init(pieces: [[UInt8]]) {
    bytes = Array(pieces.joined())
    self.pieces = pieces.filter { !$0.isEmpty }
    obeysLimit = false
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    pieces = bytes.isEmpty ? [] : [bytes]
    obeysLimit = true
  }

  func read(into buffer: inout [UInt8], limit: Int) throws(ReadingError) -> Int {
    guard let first = pieces.first else { return 0 }
    let piece = obeysLimit ? Array(first.prefix(limit)) : first
    pieces[0].removeFirst(piece.count)
    if pieces[0].isEmpty { pieces.removeFirst() }
    buffer += piece
    return piece.count
  }

  /// The line, counted from 1, that holds a byte: what an error is to name.
  func line(atOffset offset: Int) -> Int {
    bytes[..<offset].count { $0 == 0x0A } + 1
  }
}
