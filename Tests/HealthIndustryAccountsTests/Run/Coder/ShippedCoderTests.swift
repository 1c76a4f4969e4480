import Testing

@testable import HealthIndustryAccounts

/// What the shipped coder must say of units that nobody would look up.
@Suite struct ShippedCoderTests {
  private static let coder = Result {
    try CoderDefinition.read(Shipped.pipelines + "/coders/text.yaml").coder(model: nil)
  }

  /// Industry, or its first digits, and division by their names alone: institutions that lists have without a scope, and what is like them and is none.
  @Test(arguments: [
    ("人民医院", "8411", "01"), ("丰都县医院", "8411", "01"), ("青岛市城阳区人民医院", "8411", "01"), ("儿童医院", "8415", "01"),
    ("大理州中心血站", "8435", "01"), ("曲靖市麒麟区疾病预防控制中心", "8431", "01"), ("银川市兴庆区社区卫生服务中心", "8421", "01"),
    ("昆明市某某大药房", "5251", "07"), ("某某医疗器械有限公司", "5154", "07"), ("某某养老院", "8514", "04"),
    ("某某宠物医院", "8222", nil), ("某某兽药店", "52", nil), ("某某水泥厂", "3011", nil), ("中国农业银行某某支行", "6621", nil),
  ])
  func namesAlone(name: String, industry: String, division: String?) throws {
    let coder = try Self.coder.get()
    var reader = coder.makeReader()
    let said = coder.suggestion(for: reader.read(CodingText(name: name)))
    #expect(said.candidates.first?.industry.description.hasPrefix(industry) == true)
    #expect(said.healthDivision.map { coder.parts.healthDivisions[$0] } == division)
  }

  /// Industry, or its first digits, and division of traders and others whose products are named: files with products are mostly of makers, and what these
  /// are must not tell of others. A division of the industry, such as wholesale, has both what belongs and what does not.
  @Test(arguments: [
    ("手术器械批发；办公用品销售", "检验试剂批发", "5154", "07"), ("药品零售；日用品零售", "中成药、西药零售", "5251", "07"),
    ("西药批发；会议服务", "处方药批发", "5151", "07"), ("老年人护理服务", "养老护理", "851", "04"),
    ("建筑材料批发；五金批发", "水泥批发", "5165", nil), ("服装零售", "男装、女装", "5232", nil),
    ("汽车修理与维护", "轮胎更换", "81", nil), ("化学药品制剂制造", "片剂、胶囊剂", "2720", "09"),
  ])
  func withProducts(scope: String, products: String, industry: String, division: String?) throws {
    let coder = try Self.coder.get()
    var reader = coder.makeReader()
    let said = coder.suggestion(for: reader.read(CodingText(scope: scope, products: products)))
    #expect(said.candidates.first?.industry.description.hasPrefix(industry) == true)
    #expect(said.healthDivision.map { coder.parts.healthDivisions[$0] } == division)
  }

  /// A sign of the place that a name begins with must not tell one hospital from another.
  @Test func placesDoNotMatter() throws {
    let coder = try Self.coder.get()
    var reader = coder.makeReader()
    let scores = ["人民医院", "昆明市人民医院", "青岛市城阳区人民医院", "新疆维吾尔自治区人民医院"].map {
      coder.suggestion(for: reader.read(CodingText(name: $0))).healthScore
    }
    #expect(Set(scores).count == 1)
  }
}
