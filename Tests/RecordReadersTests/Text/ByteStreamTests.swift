import Foundation
import Testing

@testable import RecordReaders

@Suite struct ByteStreamTests {
  private let folder = TemporaryFolder()

  @Test func aFileIsReadPieceByPiece() throws {
    let stream = try FileByteStream(file: folder.write("abcdefg"))
    var buffer: [UInt8] = []
    #expect(try stream.read(into: &buffer, limit: 3) == 3)
    #expect(try stream.read(into: &buffer, limit: 3) == 3)
    #expect(try stream.read(into: &buffer, limit: 3) == 1)
    #expect(try stream.read(into: &buffer, limit: 3) == 0)
    #expect(buffer == Array("abcdefg".utf8))
  }

  @Test func skippedBytesAreNotRead() throws {
    let stream = try FileByteStream(file: folder.write("abcdefg"))
    stream.skip(5)
    var buffer: [UInt8] = []
    #expect(try stream.read(into: &buffer, limit: 9) == 2)
    #expect(buffer == Array("fg".utf8))
  }

  @Test func aFolderCannotBeRead() throws {
    _ = try folder.write("")
    #expect(throws: ReadingError(file: folder.path, problem: .isFolder)) { try FileByteStream(file: folder.path) }
    #expect(throws: ReadingError(file: folder.path, problem: .isFolder)) { try FileSize.bytes(of: folder.path) }
  }

  /// Nobody writes to it: opening it would never end. What somebody wrote would be gone after the first reading.
  @Test func aPipeIsRefusedWithoutOpeningIt() throws {
    let path = try folder.write("") + ".pipe"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: ReadingError(file: path, problem: .isNoFile)) { try FileByteStream(file: path) }
    #expect(throws: ReadingError(file: path, problem: .isNoFile)) { try FileSize.bytes(of: path) }
  }

  @Test func aPairOfUTF16CutBetweenReadsStaysWhole() throws {
    // 😀 is D83D DE00; a limit of 6 reads 4 bytes at a time, so "a" and the first half come first.
    let bytes: [UInt8] = [0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0x62, 0x00]
    let stream = try UTF16ByteStream(FileByteStream(file: folder.write(bytes)), encoding: .utf16LittleEndian)
    var buffer: [UInt8] = []
    while try stream.read(into: &buffer, limit: 6) > 0 {}
    #expect(buffer == Array("a😀b".utf8))
  }

  @Test func halfAPairIsRefused() throws {
    let path = try folder.write([0x61, 0x00, 0x00, 0xDC, 0x62, 0x00])
    let stream = try UTF16ByteStream(FileByteStream(file: path), encoding: .utf16LittleEndian)
    var buffer: [UInt8] = []
    #expect(throws: ReadingError(file: path, problem: .invalidUTF16(offset: 0))) {
      _ = try stream.read(into: &buffer, limit: 300)
    }
  }
}
