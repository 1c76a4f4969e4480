import Testing

@testable import HealthIndustryAccounts

@Suite struct CodingEvidenceTests {
  @Test func theStrongestAreToldOfAndNoPiecesOfThem() {
    let evidence = evidence([
      ("药房", 5), ("房", 0), ("零售药房", 3), ("零售", 2), ("水泥", -4), ("水泥厂", -4), ("制造", -1), ("加工", -0.1),
    ])
    // 零售药房 holds 药房, which is stronger; of two as strong the longer is told of; 加工 is too weak.
    #expect(evidence.supporting.map(\.text) == ["药房", "零售"])
    #expect(evidence.opposing.map(\.text) == ["水泥厂", "制造"])
  }

  /// With and without the ends of its phrase a word can speak for both sides: it is told of on the stronger one.
  @Test func noWordSpeaksForBothSides() {
    let forIt = evidence([("医疗", 5), ("医疗", -4), ("医疗器", -3), ("疗", -2), ("水泥", -1), ("零售", 1)])
    #expect(forIt.supporting.map(\.text) == ["医疗", "零售"])
    #expect(forIt.opposing.map(\.text) == ["水泥"])
    let against = evidence([("医疗", 4), ("零售", 1), ("医疗", -5)])
    #expect(against.supporting.map(\.text) == ["零售"])
    #expect(against.opposing.map(\.text) == ["医疗"])
    // Only what is told of counts: what the limit leaves out takes nothing away.
    let limited = evidence([("药房", 5), ("医疗", 4), ("医疗", -3)], .init(terms: 1, least: 0.1))
    #expect(limited.opposing.map(\.text) == ["医疗"])
  }

  /// How much is told of, the coder's definition says.
  @Test func whatIsToldOfCanBeChanged() {
    let spoken: [(String, Float)] = [("药房", 5), ("零售", 2), ("医院", 1), ("水泥", -4), ("制造", -0.1)]
    #expect(evidence(spoken, .init(terms: 1, least: 0.1)).supporting.map(\.text) == ["药房"])
    #expect(evidence(spoken, .init(terms: 3, least: 0.3)).supporting.map(\.text) == ["药房", "零售"])
    #expect(evidence(spoken, .init(terms: 3, least: 0)).opposing.map(\.text) == ["水泥", "制造"])
  }

  @Test func nothingSpokenIsNoEvidence() {
    let evidence = evidence([("药房", 0)])
    #expect(evidence.supporting.isEmpty && evidence.opposing.isEmpty)
  }

  @Test(arguments: [("^药$", "药"), ("^药房零", "药房零"), ("零售药房", "零售药房"), ("房$", "房"), ("^a1$", "a1")])
  func endsAreLeftOut(gram: String, word: String) {
    let word2 = Self.gram(gram).withoutEnds
    #expect(word2.text == word)
    #expect(word2.count == word.utf16.count)
    let utf8 = [UInt8](unsafeUninitializedCapacity: NGram.longestUTF8) { bytes, count in
      count = bytes.baseAddress.map { word2.writeUTF8(to: $0) } ?? 0
    }
    #expect(String(decoding: utf8, as: UTF8.self) == word)
  }

  private func evidence(
    _ spoken: [(String, Float)], _ limits: CodingEvidence.Limits = .init(terms: 3, least: 0.1)
  ) -> CodingEvidence {
    var contributions = spoken.map(\.1)
    return contributions.withUnsafeMutableBufferPointer {
      CodingEvidence($0, strongest: ($0.max() ?? 0, $0.min() ?? 0), limits) { Self.gram(spoken[$0].0) }
    }
  }

  private static func gram(_ text: String) -> NGram { text.utf16.reduce(NGram.empty) { $0.appending($1) } }
}
