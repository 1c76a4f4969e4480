import Testing

@testable import HealthIndustryAccounts

@Suite struct TextCodingsTests {
  @Test func suggestionsKeepTheirScores() throws {
    var part = TextCodings.Part()
    part.append(row: 2, candidates: "8411|5251", evidence: "", chance: 1, scores: [124, -36], confidence: 9_399)
    part.append(row: 5, candidates: "", evidence: "", chance: 1)
    part.append(row: 7, candidates: "5254", evidence: "", chance: 1, scores: [5], confidence: 0)
    let codings = TextCodings([part])
    let suggestions = codings.suggestions(of: 2)
    #expect(
      suggestions == [
        .init(industry: try industry("8411"), score: 124, confidence: 9_399),
        .init(industry: try industry("5251"), score: -36, confidence: nil),
      ])
    #expect(suggestions.map(\.figures) == ["大类把握 93%，得分 1.24", "得分 -0.36"])
    #expect(codings.suggestions(of: 5).isEmpty)
    #expect(codings.suggestions(of: 6).isEmpty)
    #expect(codings.suggestions(of: 7) == [.init(industry: try industry("5254"), score: 5, confidence: 0)])
    #expect(codings.suggestions(of: 7).map(\.figures) == ["大类把握 0%，得分 0.05"])
    #expect(codings.suggestions(of: RowRanges.length).isEmpty)
    #expect(codings.candidates(of: 2) == "8411|5251")
  }
}
