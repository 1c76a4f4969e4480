@testable import HealthIndustryAccounts

/// A classification that fits on a hand: 01 › 01.1 › 01.1.1 医院, 02 › 02.1 › 02.1.1 药品.
///
/// 8411 is whole in 01.1.1; 7330 belongs in part to both classes; 6513 in part to 02.1.1; 8010 in part, without a rule.
enum Small {
  static func classification(isOfficial: Bool = false) throws -> HealthClassification {
    HealthClassification(
      edition: .init(id: "small", title: "小分类", isOfficial: isOfficial, statusNote: "试用", source: "测试"),
      items: [
        item("01", .division, "医疗", nil), item("01.1", .group, "治疗", 0), item("01.1.1", .class, "医院", 1),
        item("02", .division, "药品", nil), item("02.1.1", .class, "制药", 5), item("02.1", .group, "药", 3),
      ],
      links: [
        try link("8411", 2), try link("7330", 2, isPartial: true), try link("7330", 4, isPartial: true),
        try link("6513", 4, isPartial: true), try link("8010", 4, isPartial: true),
      ],
      activityRules: [
        ActivityRule(industry: try industry("7330"), classIndex: 2, includes: ["医疗"], excludes: ["兽"]),
        ActivityRule(industry: try industry("7330"), classIndex: 4, includes: ["药"], excludes: ["农药"]),
        ActivityRule(industry: try industry("6513"), classIndex: 4, includes: ["药品", "健康"], excludes: ["非医疗", "兽药"]),
      ])
  }

  /// A ladder over the small classification.
  static func codingContext(
    _ rungs: [CodingRung] = [.approvedDecision, .registryCategory, .wholeIndustry, .activityRule],
    _ decisions: ApprovedDecisions = ApprovedDecisions(), coder: TextCoder? = nil
  ) throws -> CodingContext {
    CodingContext(
      ladder: CodingLadder(
        rungs: rungs, thresholds: coder == nil ? nil : .init(health: 95, notHealth: 90, classification: 80)),
      classification: try classification(), approvedDecisions: decisions, coder: coder)
  }

  /// Rules by which fields count alike, unless said otherwise; nothing is left out but brands of products.
  static func textRules(
    negations: [String] = [], boilerplate: [String] = [], openings: [String] = [], places: [String] = [],
    nameWeight: Double = 1, firstWeight: Double = 1, decay: Double = 0,
    brands: CodingTextRules.Brands = .init(least: 2, share: 40, shortest: 2, longest: 8)
  ) -> CodingTextRules {
    CodingTextRules(
      negations: negations, boilerplate: boilerplate, openings: openings, places: places, nameWeight: nameWeight,
      scopeWeight: 1, productsWeight: 1, order: .init(first: firstWeight, decay: decay), brands: brands)
  }

  /// Scores of a coder that knows no term.
  static func scores(_ count: Int) -> LinearScores {
    LinearScores(
      classCount: count, starts: [0], classes: [], weights: [], scale: 1, biases: Array(repeating: 0, count: count))
  }

  /// A text coder of the two divisions that knows no term.
  static func coder() -> TextCoder {
    let calibration = Calibration(scores: [], confidences: [])
    return TextCoder(
      .init(
        rules: textRules(), dictionary: FeatureDictionary([], weights: []), divisions: [], divisionScores: scores(0),
        classWeights: [0, 0, 0],
        classes: [], classScores: scores(0), healthScores: scores(1), healthDivisions: ["01", "02"],
        healthDivisionScores: scores(2), divisionBelongings: [], classBelongings: [], industryWeight: 0,
        healthCalibrations: CodingTextKind.allCases.map { _ in
          HealthCalibration(health: calibration, notHealth: calibration)
        },
        divisionCalibration: calibration, evidence: .init(terms: 3, least: 0.1)))
  }

  /// A caliber of 大理市: field 1 has 医院, field 2 has 种植 (0111) and, where their texts say 药, 制茶 (1530), both outside
  /// the classification; 制药 is in none.
  static func caliber() throws -> Caliber {
    Caliber(
      id: "small", title: "小口径", region: try region("532901"), document: "《文件》", validity: 2000...2100,
      isConfirmed: false, statusNote: "未经确认", fields: [.init(code: "1", name: "医"), .init(code: "2", name: "食")],
      fieldOfItem: [nil, nil, 0, nil, nil, nil],
      outside: [
        .init(industry: try industry("0111"), name: "稻谷种植", field: 1, terms: [], note: "测试"),
        .init(industry: try industry("1530"), name: "精制茶加工", field: 1, terms: ["药", "有机"], note: "测试"),
      ])
  }

  static func item(_ code: String, _ level: HealthClassification.Level, _ name: String, _ parent: Int?)
    -> HealthClassification.Item
  {
    .init(code: code, level: level, name: name, parent: parent, provenance: "test", note: "")
  }

  static func link(_ code: String, _ classIndex: Int, isPartial: Bool = false) throws -> HealthClassification.Link {
    .init(
      industry: try industry(code), industryName: "", classIndex: classIndex, isPartial: isPartial, scopeNote: "",
      provenance: "test")
  }
}
