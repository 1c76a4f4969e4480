import Testing

@testable import HealthIndustryAccounts

@Suite struct ClassificationDiffTests {
  @Test func anEditionDoesNotDifferFromItself() throws {
    let small = try Small.classification()
    #expect(ClassificationDiff(small, small).changes.isEmpty)
  }

  @Test func wordsOfNegationAreAChange() throws {
    func edition(_ negations: [String]) throws -> HealthClassification {
      let small = try Small.classification()
      return HealthClassification(
        edition: small.edition, items: small.items, links: small.links, activityRules: small.activityRules,
        negations: negations)
    }
    let changes = ClassificationDiff(try edition(["不含", "除外"]), try edition(["除外", "不得", "非"])).changes
    #expect(changes.map { "\($0.kind.words) \($0.code)" } == ["新增否定词 不得", "新增否定词 非", "删除否定词 不含"])
  }

  @Test func everyKindOfChangeIsFoundOnce() throws {
    let before = try Small.classification()
    // 01.1.1 renamed; 02.1 gone and 02.1.1 under 02; 03 new. 8411 in part; 7330 out of 02.1.1; 8010 whole; 6513 gone;
    // 8412 new. The rule of 6513 gone, one of 7330 with another term.
    let after = HealthClassification(
      edition: before.edition,
      items: [
        Small.item("01", .division, "医疗", nil), Small.item("01.1", .group, "治疗", 0),
        Small.item("01.1.1", .class, "医院服务", 1), Small.item("02", .division, "药品", nil),
        Small.item("02.1.1", .class, "制药", 3), Small.item("03", .division, "养老", nil),
      ],
      links: [
        try Small.link("8411", 2, isPartial: true), try Small.link("7330", 2, isPartial: true),
        try Small.link("8010", 4), try Small.link("8412", 2),
      ],
      activityRules: [
        ActivityRule(industry: try industry("7330"), classIndex: 2, includes: ["医疗", "医药"], excludes: ["兽"]),
        ActivityRule(industry: try industry("8411"), classIndex: 2, includes: ["医"], excludes: []),
      ])
    let words = ClassificationDiff(before, after).changes.map { "\($0.kind.rawValue) \($0.code)|\($0.from)|\($0.to)" }
    #expect(
      words == [
        "itemAdded 03||大类", "itemRemoved 02.1|中类，在 02 下|", "itemRenamed 01.1.1|医院|医院服务",
        "itemMoved 02.1.1|小类，在 02.1 下|小类，在 02 下", "industryAdded 8412||整体 01.1.1 医院服务",
        "industryRemoved 6513|部分 02.1.1 制药|", "industryMoved 7330|部分 01.1.1 医院;部分 02.1.1 制药|部分 01.1.1 医院服务",
        "industryBecamePartial 8411|整体 01.1.1 医院|部分 01.1.1 医院服务",
        "industryBecameWhole 8010|部分 02.1.1 制药|整体 02.1.1 制药", "ruleAdded 8411||含 医",
        "ruleRemoved 6513|含 健康|药品，排除 兽药|非医疗|", "ruleRemoved 7330|含 药，排除 农药|",
        "ruleChanged 7330|含 医疗，排除 兽|含 医疗|医药，排除 兽",
      ])
  }
}
