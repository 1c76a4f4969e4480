import Testing

@testable import HealthIndustryAccounts

/// What is passed over holds no term, wherever a term stands; most texts without one are passed over.
@Suite struct TermStartsTests {
  private static let terms = ["医院", "诊所", "药品零售"]
  private let starts = TermStarts(Self.terms.map { Array($0.utf8) }, isUTF8: true)

  @Test func aTermIsSeenAtEveryPlace() {
    for term in Self.terms {
      for before in 0...9 {
        for after in 0...9 {
          let text = String(repeating: "a", count: before) + term + String(repeating: "b", count: after)
          #expect(mayStand(in: text), "\(text)")
        }
      }
    }
  }

  /// Characters of one to four bytes before and behind a term, and the same bytes taken for no encoding in particular.
  @Test func aTermIsSeenAmongCharactersOfAnyLength() {
    let others = TermStarts(Self.terms.map { Array($0.utf8) }, isUTF8: false)
    var random = SeededGenerator(seed: 7)
    func characters() -> String {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        ["金", "属", "a", "é", "𠮷", "、"][Int.random(in: 0..<6, using: &random)]
      }.joined()
    }
    for number in 0..<3000 {
      let text = characters() + Self.terms[number % 3] + characters()
      #expect(mayStand(in: text), "\(text)")
      #expect(Array(text.utf8).withUnsafeBufferPointer { others.mayStand(in: $0) }, "\(text)")
    }
  }

  @Test func textsWithoutATermArePassedOver() {
    var random = SeededGenerator(seed: 5)
    let texts = (0..<1000).map { _ in
      (0..<20).map { _ in
        ["金", "属", "制", "品", "批", "发", "零", "售", "医", "院落", "a"][Int.random(in: 0..<11, using: &random)]
      }
      .joined()
    }
    let wrong = texts.filter { text in !Self.terms.contains { text.contains($0) } && mayStand(in: text) }
    #expect(wrong.count < 100)
    for text in texts where Self.terms.contains(where: { text.contains($0) }) { #expect(mayStand(in: text)) }
    #expect(!mayStand(in: "医"))
    #expect(!mayStand(in: ""))
  }

  private func mayStand(in text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { starts.mayStand(in: $0) }
  }
}
