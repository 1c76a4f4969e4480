import Testing

@testable import HealthIndustryAccounts

/// The mark of a text's kind stands beside its n-grams, in every text that has any, and in no text that a record could hold.
@Suite struct CodingTextKindTests {
  private static let words = ["医院", "药品"].map { word in
    word.utf16.reduce(NGram.empty) { $0.appending($1) }
  }
  private static let rules = Small.textRules()

  @Test(
    arguments: [
      (CodingText(name: "某医院"), 2), (CodingText(name: "某", scope: "医院"), 3),
      (CodingText(name: "某", scope: "医院", products: "药品"), 4),
    ] as [(CodingText, Int32)])
  func eachKindHasItsMark(text: CodingText, number: Int32) {
    let marks = CodingTextKind.allCases.map(\.mark)
    let dictionary = FeatureDictionary(Self.words + marks, weights: [1, 1, 0.5, 0.25, 0.125])
    var reader = FeatureReader(dictionary, Self.rules)
    let vector = reader.read(text)
    #expect(vector.numbers.last == number)
    #expect(vector.values.last == [0.5, 0.25, 0.125][Int(number) - 2])
    #expect(vector.withoutMark(dictionary).numbers == vector.numbers.dropLast())
    #expect(vector.withoutMark(dictionary).withoutMark(dictionary).numbers == vector.numbers.dropLast())
    // What the n-grams count is as it would be without marks.
    var plain = FeatureReader(FeatureDictionary(Self.words, weights: [1, 1]), Self.rules)
    #expect(plain.read(text).numbers == vector.numbers.dropLast())
    #expect(plain.read(text).values == vector.values.dropLast())
  }

  @Test func aTextWithoutKnownWordsStaysEmpty() {
    let dictionary = FeatureDictionary(
      Self.words + CodingTextKind.allCases.map(\.mark), weights: [1, 1, 0.5, 0.5, 0.5])
    var reader = FeatureReader(dictionary, Self.rules)
    #expect(reader.read(CodingText(name: "甲乙丙")).isEmpty)
    #expect(reader.read(CodingText()).isEmpty)
    #expect(reader.read(CodingText(name: "\u{FDF0}", scope: "①②")).isEmpty)
  }
}
