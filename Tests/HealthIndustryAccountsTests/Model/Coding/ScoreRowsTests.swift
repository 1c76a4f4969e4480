import Testing

@testable import HealthIndustryAccounts

/// Both arrangements of weights give what the plain sums give.
@Suite struct ScoreRowsTests {
  private static let featureCount = 200

  @Test func scoresSideBySideAreTheScoresAlone() {
    var generator = SeededGenerator(seed: 7)
    // Some features with few weights, some with many.
    let scores = [20, 1, 13].map { Self.scores(classCount: $0, &generator) }
    let rows = ScoreRows(scores)
    for _ in 0..<50 {
      let vector = Self.vector(&generator)
      let expected = scores.flatMap { $0.scores(of: vector) }
      rows.withScores(of: vector) { found in
        for (place, score) in expected.enumerated() { #expect((found[place] - score).magnitude < 1e-4) }
      }
    }
  }

  /// Every third feature is a single character, of which nobody is told.
  @Test func whatAFeatureAddsIsItsWeightUnlessItIsASingleCharacter() {
    var generator = SeededGenerator(seed: 7)
    let scores = [20, 1].map { Self.scores(classCount: $0, &generator) }
    let words = (0..<Self.featureCount).map { NGram(bits: $0 % 3 == 0 ? 0x836F : 0x836F_623F) }
    let columns = EvidenceColumns(scores, words: words)
    let wanted = [(column: 4, score: scores[0], number: 4), (20, scores[1], 0)]
    for _ in 0..<50 {
      let vector = Self.vector(&generator)
      for (column, score, number) in wanted {
        columns.withContributions(of: vector, to: column) { found in
          var added = Dictionary(uniqueKeysWithValues: zip(found.numbers, found.values))
          for (place, feature) in vector.numbers.enumerated() {
            let weight = feature % 3 == 0 ? 0 : score.weight(ofFeature: Int(feature), class: number)
            #expect(((added.removeValue(forKey: feature) ?? 0) - vector.values[place] * weight).magnitude < 1e-6)
          }
          #expect(added.isEmpty)
          #expect(found.strongest.supporting == max(found.values.max() ?? 0, 0))
          #expect(found.strongest.opposing == min(found.values.min() ?? 0, 0))
        }
      }
    }
  }

  @Test func theBestClassOfADivisionIsThatOfAllItsClasses() {
    var generator = SeededGenerator(seed: 8)
    let scores = Self.scores(classCount: 30, &generator)
    let ranges = [0..<4, 4..<4, 4..<29, 29..<30]
    let rows = ClassRows(scores, classesOfDivision: ranges)
    for _ in 0..<50 {
      let vector = Self.vector(&generator)
      let all = scores.scores(of: vector)
      for (division, range) in ranges.enumerated() {
        let found = rows.best(of: vector, in: division)
        #expect(found?.number == range.max { all[$0] < all[$1] })
        #expect(found.map { ($0.score - all[$0.number]).magnitude < 1e-4 } ?? range.isEmpty)
      }
    }
  }

  private static func scores(classCount: Int, _ generator: inout SeededGenerator) -> LinearScores {
    let density = (0..<featureCount).map { _ in Float.random(in: 0...1, using: &generator) }
    let columns = (0..<classCount).map { _ in
      density.map { Float.random(in: 0...1, using: &generator) < $0 ? Float.random(in: -1...1, using: &generator) : 0 }
    }
    let biases = (0..<classCount).map { _ in Float.random(in: -1...1, using: &generator) }
    return LinearScores(columns: columns, biases: biases, featureCount: featureCount, keepingAtLeast: 0.01)
  }

  private static func vector(_ generator: inout SeededGenerator) -> FeatureVector {
    var vector = FeatureVector()
    vector.numbers = (0..<Int32(featureCount)).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    vector.values = vector.numbers.map { _ in Float.random(in: 0...1, using: &generator) }
    return vector
  }
}
