import Testing

@testable import RecordReaders

@Suite struct EscapedCharactersTests {
  @Test(arguments: [
    ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_x4E2D__x6587_", "中文"), ("a_b_xc", "a_b_xc"),
    ("_x00G0_", "_x00G0_"), ("_x000D", "_x000D"), ("_xD83D_", "_xD83D_"), ("", ""), ("__x0041__", "_A_"),
  ])
  func undone(text: String, expected: String) {
    var bytes = Array("_x0041_".utf8) + Array(text.utf8)
    EscapedCharacters.undo(in: &bytes, from: 7)
    #expect(String(decoding: bytes, as: UTF8.self) == "_x0041_" + expected)
  }
}
