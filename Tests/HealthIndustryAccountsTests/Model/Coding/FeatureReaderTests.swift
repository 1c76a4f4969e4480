import Testing

@testable import HealthIndustryAccounts

/// Vectors of texts, counted anew in plain words.
@Suite struct FeatureReaderTests {
  private static let grams = ["药", "药房", "^药房", "房", "零售", "店"].map(gram)
  private static let weights: [Float] = [1, 2, 3, 1.5, 2.5, 0.5]

  @Test func eachFieldIsAVectorOfItsOwnAndTheirSumHasLengthOne() {
    let rules = Small.textRules(nameWeight: 0.5, decay: 0.3)
    var reader = FeatureReader(FeatureDictionary(Self.grams, weights: Self.weights), rules)
    // Again and again: nothing is left of the text before.
    for (name, scope) in [("药房", "零售、药房零售"), ("店", ""), ("", "药房"), ("", ""), ("药房", "零售、药房零售")] {
      let vector = reader.read(CodingText(name: name, scope: scope))
      var sums = [Float](repeating: 0, count: Self.grams.count)
      for (text, weight, decay) in [(name, 0.5 as Float, 0 as Float), (scope, 1, 0.3)] {
        let field = Self.field(text, decay)
        let length = field.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for number in field.indices where length > 0 { sums[number] += field[number] / length * weight }
      }
      let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(vector.numbers.map(Int.init).sorted() == sums.indices.filter { sums[$0] > 0 })
      for (number, value) in zip(vector.numbers, vector.values) {
        #expect((value - sums[Int(number)] / length).magnitude < 1e-5)
      }
    }
  }

  /// By hand: 药房 in the first phrase counts 1.5, 店 in the second 1 ÷ 1.8; what a scope opens with takes no place.
  @Test(arguments: ["药房、店", "许可项目：药房、店"]) func theFirstActivityCountsMore(_ scope: String) {
    let rules = Small.textRules(openings: ["许可项目"], firstWeight: 1.5, decay: 0.8)
    var reader = FeatureReader(FeatureDictionary(["药房", "店"].map(Self.gram), weights: [1, 1]), rules)
    let vector = reader.read(CodingText(scope: scope))
    #expect(vector.numbers == [0, 1])
    // ln 2.5 = 0.9163, ln 1.5556 = 0.4418; in all of length 1.
    #expect((vector.values[0] - 0.9008).magnitude < 1e-4)
    #expect((vector.values[1] - 0.4343).magnitude < 1e-4)
    // Before an activity, not between two.
    #expect(reader.read(CodingText(scope: "药房、许可项目、店")).values[1] < vector.values[1])
  }

  /// The logarithm of what each n-gram counts, times its weight.
  private static func field(_ text: String, _ decay: Float) -> [Float] {
    var counts = [Float](repeating: 0, count: grams.count)
    for (number, phrase) in text.split(separator: "、").enumerated() {
      Array("^\(phrase)$".utf16).withUnsafeBufferPointer { phrase in
        NGram.forEach(in: phrase) { gram in
          if let known = grams.firstIndex(of: gram) { counts[known] += 1 / (1 + decay * Float(number)) }
        }
      }
    }
    return zip(counts, weights).map { Logarithm.ofOnePlus($0) * $1 }
  }

  private static func gram(_ text: String) -> NGram { text.utf16.reduce(NGram.empty) { $0.appending($1) } }
}
