import Testing

@testable import HealthIndustryAccounts

@Suite struct ClassificationCheckTests {
  private static let items = [
    Small.item("01", .division, "医疗", nil), Small.item("01.1", .group, "治疗", 0), Small.item("01.1.1", .class, "医院", 1),
    Small.item("01.1.2", .class, "社区", 1),
  ]

  @Test func theShippedEditionIsInOrder() throws {
    let edition = try ClassificationFolder(Shipped.pipelines + "/classifications/health-industry-2019-working")
    #expect(edition.check.faults.isEmpty)
    #expect(edition.check.countsByLevel == [13, 53, 80])
  }

  @Test func aGoodEditionHasNoFault() throws {
    #expect(try faults().isEmpty)
  }

  @Test func levelsStandUnderEachOther() throws {
    var items = Self.items
    items[3] = Small.item("01.1.2", .class, "社区", 0)
    #expect(try faults(items: items) == ["class 01.1.2 stands under division; expected group"])
    items = Self.items + [Small.item("02", .division, "药品", nil)]
    #expect(try faults(items: items) == ["division 02 药品 has nothing under it"])
    items = Self.items + [Small.item("02.1", .group, "药", nil)]
    #expect(
      try faults(items: items) == [
        "group 02.1 stands under nothing; expected division", "group 02.1 药 has nothing under it",
      ])
  }

  /// As `kanghe check` prints it: a file is found by its path.
  @Test func aFaultOfARowNamesTheFile() throws {
    let shipped = try Shipped.yunnan.classification
    let rule = try #require(shipped.activityRules.first)
    let wrong = ActivityRule(
      industry: try industry("8411"), classIndex: rule.classIndex, includes: rule.includes, excludes: rule.excludes,
      line: rule.line)
    let edition = HealthClassification(
      edition: shipped.edition, items: shipped.items, links: shipped.links, activityRules: [wrong],
      folder: shipped.folder)
    let place = Shipped.pipelines + "/classifications/health-industry-2019-working/activity_rules.csv:2: "
    #expect(
      ClassificationCheck(edition, try Shipped.yunnan.industries).faults == [
        place + "activity rule for industry 8411, which is not partial in class 02.1.1"
      ])
  }

  @Test func everyClassHasIndustries() throws {
    #expect(try faults(links: [Small.link("8411", 2)]) == ["class 01.1.2 社区 has no industry"])
  }

  @Test func industriesExist() throws {
    let links = [try Small.link("8411", 2), try Small.link("9999", 3)]
    #expect(try faults(links: links) == ["industry 9999 of class 01.1.2 does not exist in 国民经济行业分类"])
  }

  @Test func industriesAreCalledWhatTheyAre() throws {
    let wrong = HealthClassification.Link(
      industry: try industry("8421"), industryName: "社区医院", classIndex: 3, isPartial: false, scopeNote: "",
      provenance: "")
    let found = try faults(links: [Small.link("8411", 2), wrong])
    #expect(found == ["industry 8421 is \"社区卫生服务中心\u{FF08}站\u{FF09}\", not \"社区医院\""])
  }

  @Test func fullWidthMarksAreTheSameName() {
    #expect(ClassificationCheck.isSameName("社区卫生服务中心\u{FF08}站\u{FF09}", "社区卫生服务中心(站)"))
    #expect(ClassificationCheck.isSameName("医药 制造", "医药制造"))
    #expect(!ClassificationCheck.isSameName("医药制造", "医药制造业"))
  }

  @Test func industriesBelongToClasses() throws {
    let links = [try Small.link("8411", 2), try Small.link("8421", 3), try Small.link("8412", 1)]
    #expect(try faults(links: links) == ["industry 8412 belongs to 01.1, which is no class"])
  }

  @Test func anIndustryIsWholeOnceOrPartial() throws {
    let twice = [try Small.link("8411", 2), try Small.link("8411", 3)]
    #expect(try faults(links: twice) == ["industry 8411 is whole in several classes: 01.1.1, 01.1.2"])
    let mixed = [try Small.link("8411", 2), try Small.link("8411", 3, isPartial: true)]
    #expect(try faults(links: mixed) == ["industry 8411 is both whole and partial, in 01.1.1, 01.1.2"])
    let repeated = [
      try Small.link("7330", 2, isPartial: true), try Small.link("7330", 2, isPartial: true), try Small.link("8421", 3),
    ]
    #expect(try faults(links: repeated) == ["industry 7330 is in a class twice: 01.1.1, 01.1.1"])
  }

  @Test func rulesAreForPartialIndustries() throws {
    let whole = ActivityRule(industry: try industry("8411"), classIndex: 2, includes: ["医"], excludes: [])
    #expect(try faults(rules: [whole]) == ["activity rule for industry 8411, which is not partial in class 01.1.1"])
    let silent = ActivityRule(industry: try industry("7330"), classIndex: 2, includes: [], excludes: ["兽"])
    let links = [try Small.link("7330", 2, isPartial: true), try Small.link("8421", 3)]
    #expect(try faults(links: links, rules: [silent]) == ["activity rule for industry 7330 has no term that includes"])
  }

  @Test func divisionsAreThoseOfTheDecree() throws {
    let frame = ClassificationFrame(
      title: "框架", decree: "令", counts: [.division: 1, .group: 1, .class: 3], divisions: ["01": "医疗", "02": "药品"])
    #expect(try faults(frame: frame) == ["division 02 is \"absent\"; the decree has \"药品\""])
    #expect(
      try faults(frame: frame, isOfficial: true) == [
        "division 02 is \"absent\"; the decree has \"药品\"", "2 items of level class; the decree has 3",
      ])
  }

  private func faults(
    items: [HealthClassification.Item] = items, links: [HealthClassification.Link]? = nil, rules: [ActivityRule] = [],
    frame: ClassificationFrame? = nil, isOfficial: Bool = false
  ) throws -> [String] {
    let links = try links ?? [Small.link("8411", 2), Small.link("8421", 3)]
    let classification = HealthClassification(
      edition: .init(id: "test", title: "测试", isOfficial: isOfficial, statusNote: "", source: ""), items: items,
      links: links,
      activityRules: rules)
    return ClassificationCheck(classification, try Shipped.yunnan.industries, frame: frame).faults
  }
}
