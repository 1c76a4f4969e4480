import Testing

@testable import RecordReaders

@Suite struct CellNumberTests {
  @Test(arguments: [
    ("7320", "7320"), ("0", "0"), ("-0", "0"), ("007", "7"), ("7320.0", "7320"), ("+5", "5"), ("-12.50", "-12.5"),
    ("0.10000000000000001", "0.1"), ("0.30000000000000004", "0.3"), ("2.9999999999999998E-2", "0.03"),
    ("1.0000000000000002", "1"), ("9999999999999.99", "9999999999999.99"), ("9999999999999999.5", "10000000000000000"),
    ("999999999999999", "999999999999999"), ("1E+15", "1000000000000000"), ("1.2345E4", "12345"),
    ("5.3010219900101E+17", "530102199001010000"), ("530102199001011234", "530102199001011234"),
    ("1.5E-7", "0.00000015"), (".5", "0.5"), ("5.", "5"), ("1E30", "0.1E31"), ("0E99", "0"),
  ])
  func isWrittenPlainly(stored: String, shown: String) {
    #expect(text(stored) == shown)
  }

  @Test(arguments: ["", "-", ".", "abc", "1,5", "1 2", "0x10", "1E", "NaN", "1e9999999", "--1"])
  func isNone(stored: String) {
    #expect(text(stored) == nil)
  }

  /// Whatever has at most 15 digits comes back as it was typed, whatever binary number stands for it.
  @Test func typedNumbersComeBack() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...999_999_999_999_999, using: &random)
      let scale = Int.random(in: 0...12, using: &random)
      let typed = Self.plain(digits, scale)
      guard let number = Double(typed) else { continue }
      #expect(text("\(number)") == typed)
    }
  }

  private static func plain(_ digits: Int, _ scale: Int) -> String {
    var text = String(digits)
    guard scale > 0 else { return text }
    text = String(repeating: "0", count: max(0, scale + 1 - text.count)) + text
    text.insert(".", at: text.index(text.endIndex, offsetBy: -scale))
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? String(text.dropLast()) : text
  }

  private func text(_ stored: String) -> String? {
    var bytes: [UInt8] = []
    return CellNumber.append(Array(stored.utf8), to: &bytes).map { String(decoding: bytes, as: UTF8.self) }
  }
}
