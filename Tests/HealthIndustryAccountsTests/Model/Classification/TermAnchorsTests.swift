import Testing

@testable import HealthIndustryAccounts

/// Every term has a chosen pair, pairs are few and rare, and the choice is always the same.
@Suite struct TermAnchorsTests {
  private static let terms = ["医院", "卫生院", "诊所", "药品零售", "药品批发", "CT"]
  private static let usual = PairFrequencies(["正餐服务", "药品零售", "百货零售", "百货批发", "学院"].map { Array($0.utf8) })

  @Test func everyTermHasAPair() throws {
    let pairs = try #require(TermAnchors.choose(for: Self.terms.map { Array($0.utf8) }, Self.usual))
    for term in Self.terms {
      let bytes = Array(term.utf8)
      #expect(pairs.contains { pair in zip(bytes, bytes.dropFirst()).contains { $0 == pair } }, "\(term)")
    }
  }

  @Test func onePairStandsForTermsThatShareIt() throws {
    let pairs = try #require(
      TermAnchors.choose(for: ["药品零售", "药品批发", "中药材"].map { Array($0.utf8) }, PairFrequencies([])))
    #expect(pairs.count == 1)
  }

  @Test func pairsOfUsualTextsAreAvoided() throws {
    let texts = Array(repeating: Array("零售".utf8), count: 100)
    let pairs = try #require(TermAnchors.choose(for: [Array("药零售".utf8)], PairFrequencies(texts)))
    let usual = Array("零售".utf8)
    #expect(pairs.allSatisfy { pair in !zip(usual, usual.dropFirst()).contains { $0 == pair } })
  }

  @Test func aTermOfOneByteHasNoPair() {
    #expect(TermAnchors.choose(for: [Array("医院".utf8), [0x41]], Self.usual) == nil)
    #expect(TermAnchors.choose(for: [[]], Self.usual) == nil)
  }

  @Test func theChoiceIsAlwaysTheSame() throws {
    let terms = Self.terms.map { Array($0.utf8) }
    let first = try #require(TermAnchors.choose(for: terms, Self.usual))
    for _ in 0..<20 {
      let again = try #require(TermAnchors.choose(for: terms, Self.usual))
      #expect(again.map { [$0.0, $0.1] } == first.map { [$0.0, $0.1] })
    }
  }
}
