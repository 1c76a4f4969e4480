import Testing

@testable import HealthIndustryAccounts

/// What is passed over holds no term, wherever a term stands; most texts without one are passed over.
@Suite struct TermStartsTests {
  private static let terms = ["医院", "诊所", "药品零售"]
  private let starts = TermStarts(Self.terms.map { Array($0.utf8) })

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
