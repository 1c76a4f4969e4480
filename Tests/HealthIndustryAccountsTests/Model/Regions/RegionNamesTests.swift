import Testing

@testable import HealthIndustryAccounts

@Suite struct RegionNamesTests {
  private let parts = RegionNames.Parts(
    suffixes: ["县", "自治县", "市", "自治州", "区"], ethnicNames: ["彝族", "回族", "苗族", "白族"])

  @Test(
    arguments: [
      ("昆明市", ["昆明市"], "昆明"), ("石林彝族自治县", ["石林彝族自治县", "石林县"], "石林"),
      ("禄劝彝族苗族自治县", ["禄劝彝族苗族自治县", "禄劝县"], "禄劝"), ("大理白族自治州", ["大理白族自治州", "大理州"], "大理"),
      ("郊区", ["郊区"], "郊区"), ("矿县", ["矿县"], "矿县"), ("某某", ["某某"], "某某"),
    ] as [(String, [String], String)])
  func forms(name: String, withEnding: [String], bare: String) {
    let forms = parts.forms(of: name)
    #expect(forms.withEnding == withEnding.map { Array($0.utf8) })
    #expect(forms.bare == Array(bare.utf8))
  }

  @Test func aNameOfTwoCountiesIsAmbiguous() throws {
    // 长安区 lies in 石家庄市 and in 西安市.
    let pipeline = try Shipped.yunnan
    let names = RegionNames(pipeline.divisions, parts: pipeline.nameParts, withBareCounties: true)
    let match = try names.match("长安区", within: [region("130000"), region("610000")])
    #expect(try match == .ambiguous([region("130102"), region("610116")]))
    #expect(try names.match("长安区", within: [region("610000")]) == .division(region("610116")))
  }

  /// 五华 and 石林 alone may be anything.
  @Test func allNamesAreFormsOfDivisionsButForBareCounties() throws {
    let pipeline = try Shipped.yunnan
    let names = RegionNames.all(pipeline.divisions, parts: pipeline.nameParts)
    #expect(names.isSuperset(of: ["云南省", "云南", "昆明市", "昆明", "大理州", "五华区", "石林彝族自治县", "石林县", "宁夏回族自治区", "宁夏"]))
    #expect(names.isDisjoint(with: ["五华", "石林", "彝族", "省", ""]))
  }

  @Test func nothingIsUnknown() throws {
    let pipeline = try Shipped.yunnan
    let names = RegionNames(pipeline.divisions, parts: pipeline.nameParts, withBareCounties: true)
    #expect(try names.match("不存在的地方", within: [region("530000")]) == .unknown)
    #expect(try names.match("", within: [region("530000")]) == .unknown)
  }
}
