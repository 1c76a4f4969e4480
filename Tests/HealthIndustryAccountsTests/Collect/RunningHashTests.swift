import RecordReaders
import Testing

@testable import HealthIndustryAccounts

@Suite struct RunningHashTests {
  private let folder = TemporaryFolder()

  /// FIPS 180-4's own examples.
  @Test func knownHashes() async {
    #expect(await hash([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(await hash(["abc"]) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(await hash(["a", "", "bc"]) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func manyPiecesKeepTheirOrder() async {
    let pieces = (0..<300).map { "\($0)" }
    #expect(await hash(pieces) == FileHash.sha256(ofText: pieces.joined()))
  }

  /// The blocks that are cut and what stands before them are all of the file.
  @Test(arguments: [
    "a,b\n1,2\n", "\u{FEFF}a,b\n1,2", "\n\na,b\r\n\"1\n\",2\r\n\r\n", "a,b\n1,2\n\n \n",
    "a,b\n" + String(repeating: "\"1,\n1\",2\n", count: 200_000),
  ])
  func blocksOfAFileAreAllOfIt(text: String) async throws {
    let path = try folder.write(text, as: "file.csv")
    let file = try CSVFile(path: path)
    var blocks = try file.blocks()
    var hash = RunningHash()
    await hash.update(try #require(blocks.head))
    while let block = try blocks.next() { await hash.update(block.bytes) }
    #expect(await hash.finish() == (try FileHash.sha256(of: path)))
  }

  private func hash(_ pieces: [String]) async -> String {
    var hash = RunningHash()
    for piece in pieces { await hash.update(Array(piece.utf8)) }
    return await hash.finish()
  }
}
