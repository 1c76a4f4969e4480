import Foundation
import Testing

@testable import HealthIndustryAccounts

/// Names and codes in definitions that lead nowhere: each is told at the place that has it.
@Suite struct UnknownReferenceTests {
  struct Fault: Sendable {
    let file: String
    let old: String
    let new: String
    /// `FILE:LINE: MESSAGE`; the message may go on.
    let expected: String
    var pipeline = "yunnan-annual"
  }

  private static let pipeline = "yunnan-annual/pipeline.yaml"
  private let folder = TemporaryFolder()

  @Test(arguments: [
    Fault(
      file: pipeline, old: "regions: [\"530000\"]", new: "regions: [\"530121\"]",
      expected: "\(pipeline):7: \"530121\" is no division of today: it was retired, and is 530114 呈贡区 today"),
    Fault(
      file: pipeline, old: "period: 2021", new: "period: 1600",
      expected: "\(pipeline):6: 1600; expected a year from 1900 to 2200"),
    Fault(
      file: "classifications/health-industry-2019-working/correspondence.csv", old: "03.1.2,8391,",
      new: "03.1.2,8411,综合医院,0,,\n03.1.2,8391,",
      expected:
        "classifications/health-industry-2019-working/correspondence.csv:47: industry 8411 is whole in several classes: "
        + "01.1.1, 03.1.2"),
    Fault(
      file: "coders/text.yaml", old: "most: 40000", new: "most: -1",
      expected: "coders/text.yaml:36: most is -1; expected 1 or more",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "shortest: 2, longest: 8", new: "shortest: 9, longest: 8",
      expected: "coders/text.yaml:31: longest is 8; expected 9, as the shortest, or more",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "shortest: 2, longest: 8", new: "shortest: 0, longest: 8",
      expected: "coders/text.yaml:31: shortest is 0; expected 1 to 50",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "share: 40", new: "share: 0",
      expected: "coders/text.yaml:31: share is 0; expected 1 to 100",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "{terms: 3", new: "{terms: 0",
      expected: "coders/text.yaml:34: terms is 0; expected 1 to 20",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "passes: 12", new: "passes: -1",
      expected: "coders/text.yaml:59: passes is -1; expected 1 to 1000",
      pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "folds: 5", new: "folds: 1",
      expected: "coders/text.yaml:59: folds is 1; expected 2 to 20",
      pipeline: "enterprise-register"),
    Fault(
      file: pipeline, old: "regions: [\"530000\"]", new: "regions: []",
      expected: "\(pipeline):7: no region; name at least one"),
    Fault(
      file: pipeline, old: "regions: [\"530000\"]", new: "regions: [\"530000\", \"530100\"]",
      expected: "\(pipeline):7: 530100 lies in another of the regions"),
    Fault(
      file: pipeline, old: "../rules/enterprise.yaml", new: "../rules/enterprize.yaml",
      expected:
        "\(pipeline):31: the file ROOT/rules/enterprize.yaml does not exist; in ROOT/rules there are enterprise.yaml, "),
    Fault(
      file: pipeline, old: "divisions: ../divisions", new: "divisions: ../division",
      expected:
        "\(pipeline):14: the folder ROOT/division does not exist; expected a folder with edition.yaml, divisions.csv"),
    Fault(
      file: pipeline, old: "industries: ../classifications/gbt4754-2017",
      new: "industries: ../classifications/gbt4754-2011",
      expected: "\(pipeline):11: the folder ROOT/classifications/gbt4754-2011 has no items.csv"),
    Fault(
      file: pipeline, old: "form: forms/enterprise-2018.yaml", new: "form: form/enterprise-2018.yaml",
      expected:
        "\(pipeline):49: the file ROOT/yunnan-annual/form/enterprise-2018.yaml does not exist; nor does its folder"),
    Fault(
      file: pipeline, old: "tables/H105.yaml", new: "tables/H104.yaml",
      expected: "\(pipeline):33: the table \"H104\" is there 2 times"),
    Fault(
      file: pipeline, old: "- id: institutions", new: "- id: gdp",
      expected: "\(pipeline):39: the source \"gdp\" is there 2 times"),
    Fault(
      file: pipeline, old: "shareOfGDPPercent: 30", new: "shareOfGDPPercent: 0",
      expected: "\(pipeline):61: shareOfGDPPercent 0; expected 1 to 100"),
    Fault(
      file: "institution-register/pipeline.yaml", old: "rejectedPercent: 5",
      new: "rejectedPercent: 5\n  shareOfGDPPercent: 30",
      expected: "institution-register/pipeline.yaml:39: shareOfGDPPercent without `gdp:`",
      pipeline: "institution-register"),
    Fault(
      file: "rules/contradictions.csv", old: ",outside,47|48|", new: ",outside,47|99|",
      expected: "rules/contradictions.csv:2: no industry of 国民经济行业分类 begins with \"99\""),
    Fault(
      file: "rules/contradictions.csv", old: ",医院|卫生院|", new: ",医院｜卫生院|",
      expected: "rules/contradictions.csv:2: terms: \"医院｜卫生院|"),
    Fault(
      file: "rules/contradictions.csv", old: "|兽医诊疗服务,outside", new: "|兽医诊疗服务|,outside",
      expected: "rules/contradictions.csv:2: unless: \"兽医院|"),
    Fault(
      file: "classifications/health-industry-2019-working/activity_rules.csv", old: "|中医药|", new: "| 中医药|",
      expected:
        "classifications/health-industry-2019-working/activity_rules.csv:2: include_any: the term \" 中医药\" has blanks"),
    Fault(
      file: "calibers/kunming/mapping.csv", old: "康养|养生|温泉", new: "康养||养生|温泉",
      expected: "calibers/kunming/mapping.csv:24: include_any: \"康养||养生|温泉"),
    Fault(
      file: "divisions/retired-codes.csv", old: "110103,110101", new: "110103,110101|",
      expected: "divisions/retired-codes.csv:3: current_codes: \"110101|\" has an empty term"),
    Fault(
      file: "rules/institution.yaml", old: "id: R6151", new: "id: R6131",
      expected: "rules/institution.yaml:8: the number \"R6131\" is that of the rule at ROOT/rules/enterprise.yaml:8 too"
    ),
    Fault(
      file: "tables/H101.yaml", old: "revenue, unit: 万元", new: "revenue, unit: 亿元",
      expected: "tables/H101.yaml:10: the column \"营业收入\" is printed in 亿元, but the unit line says"),
    Fault(
      file: pipeline, old: "pipeline: yunnan-annual", new: "pipeline: yunnan/annual",
      expected: "\(pipeline):2: \"yunnan/annual\" is to be a file's name and holds /"),
    Fault(
      file: "divisions/name-parts.csv", old: "suffix,自治州", new: "sufix,自治州",
      expected: "divisions/name-parts.csv:4: kind \"sufix\"; expected suffix or ethnic"),
    Fault(
      file: "divisions/divisions.csv", old: "110101,东城区,county,110000",
      new: "110101,东城区,county,110000\n110101,东城区,county,110000",
      expected: "divisions/divisions.csv:4: \"110101\" is there already, in line 3; remove one of both"),
    Fault(
      file: "divisions/divisions.csv", old: "110101,东城区,county,110000", new: "110101,东城区,county,110101",
      expected: "divisions/divisions.csv:3: \"110101\" lies in itself, by its parent \"110101\""),
    Fault(
      file: "divisions/retired-codes.csv", old: "110103,110101", new: "110103,110102\n110103,110101",
      expected: "divisions/retired-codes.csv:4: \"110103\" is there already, in line 3"),
    Fault(
      file: "classifications/gbt4754-2017/items.csv", old: "011,谷物种植,group,01,A\n",
      new: "011,谷物种植,group,01,A\n01,农业,division,A,A\n",
      expected: "classifications/gbt4754-2017/items.csv:5: \"01\" is there already, in line 3"),
    Fault(
      file: "classifications/ws218/categories.csv", old: "A1,综合医院,8411,\n", new: "A1,综合医院,8411,\nA1,综合医院,8412,\n",
      expected: "classifications/ws218/categories.csv:4: \"A1\" is there already, in line 3"),
    Fault(
      file: "divisions/divisions.csv", old: "110101,东城区,county,110000", new: "110101,东城区,county,120001",
      expected: "divisions/divisions.csv:3: the parent \"120001\" of \"110101\" is not in the table"),
    Fault(
      file: "coders/text.yaml", old: "notWhole: {\"27\"", new: "notWhole: {\"99\"",
      expected: "coders/text.yaml:48: \"99\" is no industry of two digits of 国民经济行业分类", pipeline: "enterprise-register"),
    Fault(
      file: "coders/text.yaml", old: "terms: terms.csv", new: "terms: term.csv",
      expected: "coders/text.yaml:40: the file ROOT/coders/term.csv does not exist", pipeline: "enterprise-register"),
    Fault(
      file: "yunnan-annual/forms/gdp.yaml", old: "fields:", new: "blanks: {figures: {\"\": missing}}\nfields:",
      expected: "yunnan-annual/forms/gdp.yaml:9: the blanks \"figures\" are used by no variable"),
  ])
  func isTheOnlyFault(_ fault: Fault) throws {
    let copy = folder.path + "/Pipelines"
    _ = try folder.write("", as: "mark")
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    let text = try String(contentsOfFile: "\(copy)/\(fault.file)", encoding: .utf8)
    let place = try #require(text.range(of: fault.old))
    try text.replacingCharacters(in: place, with: fault.new).write(
      toFile: "\(copy)/\(fault.file)", atomically: true, encoding: .utf8)
    let error = #expect(throws: DefinitionError.self) { try Pipeline.read("\(copy)/\(fault.pipeline)") }
    let problems = error?.problems.map { $0.description.replacingOccurrences(of: copy, with: "ROOT") } ?? []
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.hasPrefix("ROOT/" + fault.expected) == true, "\(problems)")
  }

  @Test func anIndustryOfTheCorrespondenceIsNamedWithItsLine() throws {
    let classification = try Shipped.yunnan.classification
    let first = try #require(classification.links.first)
    var links = classification.links
    links[0] = .init(
      industry: try industry("9999"), industryName: "", classIndex: first.classIndex, isPartial: first.isPartial,
      scopeNote: "", provenance: "", line: first.line)
    let wrong = HealthClassification(
      edition: classification.edition, items: classification.items, links: links,
      activityRules: classification.activityRules)
    #expect(
      ClassificationCheck(wrong, try Shipped.yunnan.industries).faults.contains(
        "correspondence.csv:2: industry 9999 of class 01.1.1 does not exist in 国民经济行业分类"))
  }
}
