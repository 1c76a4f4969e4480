import Testing

@testable import HealthIndustryAccounts

@Suite struct TextPhrasesTests {
  @Test func phrasesStandBetweenSignsInNormalForm() {
    #expect(phrases("药品零售；ＣＴ 检查、X光;２０２１", .scope) == ["^药品零售$", "^ct检查$", "^x光$"])
    #expect(phrases("", .scope).isEmpty)
    #expect(phrases("、；", .scope).isEmpty)
  }

  @Test func whatIsNotDoneIsLeftOut() {
    #expect(phrases("日用品(不含药品)销售", .scope) == ["^日用品$", "^销售$"])
    #expect(phrases("零售【烟草除外】", .scope) == ["^零售$"])
    #expect(phrases("不得从事诊疗；按摩", .scope) == ["^按摩$"])
    // Outside brackets the word must begin the phrase.
    #expect(phrases("药品除外包装", .scope) == ["^药品除外包装$"])
  }

  @Test(
    arguments: [
      ("药品零售、水泥", [0, 1]), ("许可项目：药品零售；水泥", [0, 0, 1]), ("生产、批发：药品、水泥", [0, 0, 0, 1]), ("生产药品、批发、砖", [0, 1, 2]),
      ("水泥、生产", [0, 1]),
    ]) func whatAScopeOpensWithTakesNoPlace(_ scope: String, _ expected: [Int])
  {
    var phrases = TextPhrases(Small.textRules(openings: ["许可项目", "生产", "批发"]))
    var numbers: [Int] = []
    phrases.forEach(in: scope, .scope) { numbers.append($1) }
    #expect(numbers == expected)
  }

  @Test func whatSaysNothingIsLeftOutOfScopesButNotOfNames() {
    #expect(phrases("药品零售。(依法须经批准的项目,经相关部门批准后方可开展经营活动)", .scope) == ["^药品零售$"])
    #expect(phrases("依法须经批准", .name) == ["^依法须经批准$"])
  }

  /// The longest place counts, one after another; a word of two characters is left of the name.
  @Test(
    arguments: [
      ("云南省昆明市人民医院", ["人民医院"]), ("昆明药店", ["药店"]), ("昆明市药", ["昆明市药"]), ("昆明", ["昆明"]), ("甲昆明药店", ["甲昆明药店"]),
      ("国药控股（云南）有限公司", ["国药控股", "有限公司"]), ("康达（云南昆明）药店", ["康达", "药店"]), ("昆明（云南）", ["昆明"]),
      ("康达（云南药）店", ["康达", "云南药", "店"]), ("昆明　市大药房", ["大药房"]),
    ] as [(String, [String])])
  func placesAreTakenOffNames(name: String, found: [String]) {
    #expect(phrases(name, .name) == found.map { "^\($0)$" })
  }

  @Test func placesInScopesStay() {
    #expect(phrases("昆明药店", .scope) == ["^昆明药店$"])
  }

  @Test func brandsAreTakenOffProducts() {
    #expect(phrases("赣能火电、赣能水电、其他", .products) == ["^火电$", "^水电$", "^其他$"])
    #expect(phrases("赣能火电、赣能水电、其他", .scope) == ["^赣能火电$", "^赣能水电$", "^其他$"])
    // One product of many is no brand, and nothing is left of a product that is its brand.
    #expect(phrases("火电、水电、赣能", .products) == ["^火电$", "^水电$", "^赣能$"])
    #expect(phrases("赣能、赣能火", .products) == ["^赣能$", "^赣能火$"])
  }

  /// Bytes that are no UTF-8 end a phrase and nothing else; characters beyond the basic plane too.
  @Test func bytesThatAreNoTextEndAPhrase() {
    let bytes: [UInt8] = Array("药".utf8) + [0xE8, 0x8D] + Array("房𠀀店".utf8) + [0xC3]
    var phrases = TextPhrases(
      Small.textRules())
    var found: [String] = []
    bytes.withUnsafeBufferPointer {
      phrases.forEach(in: $0, .scope) { phrase, _ in found.append(String(decoding: phrase, as: UTF16.self)) }
    }
    #expect(found == ["^药$", "^房$", "^店$"])
  }

  @Test func nGramsAreOneToFourCharactersWithoutTheEdgesAlone() {
    var grams: [String] = []
    Array("^药房$".utf16).withUnsafeBufferPointer { phrase in NGram.forEach(in: phrase) { grams.append($0.text) } }
    #expect(grams.sorted() == ["^药", "^药房", "^药房$", "房", "房$", "药", "药房", "药房$"].sorted())
  }

  /// What a brand is, the coder's definition says.
  @Test(
    arguments: [
      (2, 40, 2, 8, ["火电", "水电", "其他"]), (3, 40, 2, 8, ["赣能火电", "赣能水电", "其他"]), (2, 66, 2, 8, ["火电", "水电", "其他"]),
      (2, 67, 2, 8, ["赣能火电", "赣能水电", "其他"]), (2, 40, 3, 8, ["赣能火电", "赣能水电", "其他"]),
      (2, 40, 1, 1, ["能火电", "能水电", "其他"]),
    ] as [(Int, Int, Int, Int, [String])])
  func whatABrandIsCanBeChanged(least: Int, share: Int, shortest: Int, longest: Int, found: [String]) {
    let brands = CodingTextRules.Brands(least: least, share: share, shortest: shortest, longest: longest)
    #expect(phrases("赣能火电、赣能水电、其他", .products, brands) == found.map { "^\($0)$" })
  }

  private func phrases(
    _ text: String, _ kind: TextPhrases.Kind,
    _ brands: CodingTextRules.Brands = .init(least: 2, share: 40, shortest: 2, longest: 8)
  ) -> [String] {
    let rules = Small.textRules(
      negations: ["不含", "除外", "不得"], boilerplate: ["依法须经批准", "经相关部门批准"],
      places: ["昆明", "昆明市", "云南", "云南省"], brands: brands)
    var phrases = TextPhrases(rules)
    var found: [String] = []
    phrases.forEach(in: text, kind) { phrase, number in
      #expect(number == found.count)
      found.append(String(decoding: phrase, as: UTF16.self))
    }
    return found
  }
}
