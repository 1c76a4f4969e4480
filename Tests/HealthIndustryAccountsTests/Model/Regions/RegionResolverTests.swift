import Testing

@testable import HealthIndustryAccounts

@Suite struct RegionResolverTests {
  @Test(arguments: [
    ("昆明", "530100"), ("昆明市", "530100"), ("云南", "530000"), ("云南省", "530000"), ("云南省昆明市", "530100"),
    ("云南省昆明市五华区", "530102"), ("云南省昆明市五华区华山街道", "530102"), ("昆明市五华区", "530102"), ("五华区", "530102"),
    ("五华", "530102"), ("云南省五华区", "530102"), ("大理", "532900"), ("大理州", "532900"), ("大理白族自治州", "532900"),
    ("大理州大理市", "532901"), ("云南省大理白族自治州大理市", "532901"), ("楚雄州", "532300"), ("楚雄", "532300"), ("石林县", "530126"),
    ("石林", "530126"), ("石林彝族自治县", "530126"), ("昆明市石林县", "530126"), ("安宁市", "530181"), ("安宁", "530181"),
    ("530102", "530102"), ("530102001", "530102"), ("530102001001", "530102"), ("530000", "530000"),
  ])
  func resolved(text: String, expected: String) throws {
    #expect(try Shipped.regions.resolve(text) == .resolved(region(expected)))
  }

  /// As forms on screens give a region. Without the rest the unit would count in no prefecture.
  @Test(arguments: [
    "云南省 昆明市 五华区", "云南省/昆明市/五华区", "云南-昆明-五华", "昆明市　五华区", "昆明市·五华区", "云南省、昆明市、五华区", "昆明市 - 五华区",
    "云南省,五华区", "昆明市（五华区）",
  ])
  func separatorsBetweenNames(text: String) throws {
    try #expect(Shipped.regions.resolve(text) == .resolved(region("530102")))
  }

  @Test(arguments: [("大理市", "532901"), ("楚雄市", "532301"), ("云南省大理市", "532901"), ("大理市下关街道", "532901")])
  func aCountyWithThePrefecturesName(text: String, expected: String) throws {
    try #expect(Shipped.regions.resolve(text) == .resolved(region(expected)))
  }

  @Test(arguments: [
    ("530121", "530121", "530114"), ("530121001001", "530121", "530114"), ("530200", "530200", "530113"),
  ])
  func retired(text: String, code: String, now: String) throws {
    #expect(try Shipped.regions.resolve(text) == .retired(region(code), now: region(now)))
  }

  @Test(arguments: [
    ("110101", "110101"), ("北京市", "110000"), ("四川省成都市", "510100"), ("130504", "130500"), ("北京市东城区", "110101"),
  ])
  func outside(text: String, expected: String) throws {
    #expect(try Shipped.regions.resolve(text) == .outside(region(expected)))
  }

  @Test(arguments: ["5301", "53010", "5301020", "999999", "142100", "000000", "火星", "本市", "成都市"])
  func unresolved(text: String) throws {
    #expect(try Shipped.regions.resolve(text) == .unresolved)
  }

  /// In the accounts of a prefecture as in those of its province, which it would be refined in.
  @Test(arguments: [
    ("云南省", "云南省昆明市西山区站前街1号", "530112"), ("530000", "昆明市富民县花园巷", "530124"), ("云南", "昆明市", "530100"),
  ])
  func theAddressSaysWhetherAUnitOfTheProvinceIsInTheScope(text: String, address: String, expected: String) throws {
    let kunming = try Shipped.regions(["530100"])
    try #expect(kunming.resolve(text, address: address) == .resolved(region(expected)))
  }

  @Test(arguments: [
    ("云南省", "云南省曲靖市麒麟区1号"), ("云南省", "站前街1号"), ("530000", ""), ("530300", "昆明市西山区1号"),
    ("110000", "云南省昆明市西山区"),
  ])
  func orThatItIsNot(text: String, address: String) throws {
    let kunming = try Shipped.regions(["530100"])
    #expect(kunming.resolve(text, address: address) == kunming.resolve(text))
  }

  @Test func severalScopesCanMakeANameAmbiguous() throws {
    let resolver = try Shipped.regions(["130000", "610000"])
    #expect(try resolver.resolve("长安区") == .ambiguous([region("130102"), region("610116")]))
    #expect(try resolver.resolve("西安市长安区") == .resolved(region("610116")))
  }

  @Test func aPrefectureWithAProvincesName() throws {
    let resolver = try Shipped.regions(["220000"])
    try #expect(resolver.resolve("吉林市") == .resolved(region("220200")))
  }

  @Test func anAddressNamesItsDivisionFromTheBeginning() throws {
    #expect(try Shipped.regions.resolve(address: "云南省昆明市五华区人民路1号") == .resolved(region("530102")))
    #expect(try Shipped.regions.resolve(address: "安宁路1号") == .unresolved)
    #expect(try Shipped.regions.resolve(address: "") == .unresolved)
  }

  /// A prefecture whose address names a county is refined; a street that is called like a county is none.
  @Test(arguments: [
    ("530100", "昆明市五华区安宁路1号", "530102"), ("530100", "五华区安宁路1号", "530102"), ("530100", "云南省昆明市五华区", "530102"),
    ("530100", "安宁路1号", "530100"), ("530100", "昆明市安宁路1号", "530100"), ("530100", "安宁市连然街道", "530181"),
    ("530100", "大理市下关", "530100"), ("530100", "", "530100"), ("530100", "人民路5号", "530100"), ("530102", "盘龙区", "530102"),
    ("530000", "云南省昆明市盘龙区", "530103"), ("530100", "石林县鹿阜街道", "530126"), ("530100", "四川省成都市武侯区", "530100"),
  ])
  func addresses(code: String, address: String, expected: String) throws {
    #expect(try Shipped.regions.refine(region(code), byAddress: address).description == expected)
  }
}
