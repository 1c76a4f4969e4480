import Testing

@testable import HealthIndustryAccounts

@Suite struct UnitFingerprintTests {
  private static let unit = [
    "单位标识码": "1", "单位名称": "某公司", "行业代码": "6513", "主要业务活动": "软件", "经营范围": "软件开发",
  ]

  @Test(arguments: [
    ("单位名称", "某集团"), ("行业代码", "7330"), ("行业代码", ""), ("机构类别", "A100"), ("主要业务活动", ""), ("经营范围", "药品"), ("主营产品", "药品"),
  ])
  func changesWithWhatTheClassDependsOn(_ column: String, _ text: String) throws {
    #expect(try fingerprint([:]) != fingerprint([column: text]))
  }

  @Test(arguments: [("单位标识码", "2"), ("行政区划代码", "530302"), ("营业收入", "100")])
  func staysWhenAnythingElseChanges(_ column: String, _ text: String) throws {
    #expect(try fingerprint([:]) == fingerprint([column: text]))
  }

  /// Text that moves from one field to the next is a change.
  @Test func tellsFieldsApart() throws {
    #expect(
      try fingerprint(["主要业务活动": "软件", "经营范围": ""]) != fingerprint(["主要业务活动": "", "经营范围": "软件"]))
  }

  /// It is written down in sheets that are kept for years: another way to make it needs another letter in front.
  @Test func isMadeAsItAlwaysWas() throws {
    #expect(try fingerprint([:]).text == "A2481400CBFD7B38D")
  }

  @Test func aCheckCodeIsReadBack() throws {
    let fingerprint = try fingerprint([:])
    for unit in ["91330100799655058B", "hospitals:12", "list:a#b"] {
      let code = CheckCode(unit: unit, fingerprint: fingerprint)
      #expect(CheckCode(code.text) == code)
    }
  }

  @Test(arguments: [
    "", "#A0123456789ABCDEF", "1#A0123", "1#B0123456789ABCDEF", "1#A0123456789abcdef", "1A0123456789ABCDEF",
  ])
  func whatIsNoCheckCode(_ text: String) { #expect(CheckCode(text) == nil) }

  private func fingerprint(_ changes: [String: String]) throws -> UnitFingerprint {
    UnitFingerprint(try ScenarioUnits([Self.unit.merging(changes) { $1 }]).table, 0)
  }
}
