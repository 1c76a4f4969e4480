import Testing

@testable import HealthIndustryAccounts

@Suite struct IndustryCodeTests {
  @Test(arguments: [
    ("8411", "8411"), ("Q8411", "8411"), ("0111", "0111"), ("A0111", "0111"), ("C2710", "2710"), ("F5251", "5251"),
  ])
  func codes(text: String, expected: String) throws {
    #expect(try reader().read(text).industry == .code(industry(expected)))
  }

  @Test(arguments: [
    ("", StatedIndustry.missing),
    // 0170 was 中药材种植 in 2011; a wrong section letter comes from another edition too.
    ("0170", .earlierEdition), ("A0170", .earlierEdition), ("C8411", .earlierEdition), ("O8411", .earlierEdition),
    ("9999", .unknown), ("0000", .unknown), ("84110", .unknown), ("84.11", .unknown), ("医院", .unknown),
    ("U8411", .unknown),
    ("QQ8411", .unknown), ("8411Q", .unknown),
  ])
  func others(text: String, expected: StatedIndustry) throws {
    #expect(try reader().read(text).industry == expected)
  }

  @Test(arguments: ["Q", "841", "Q84", "8", "012", "A000"]) func tooFewDigitsAreKeptAsTheyWereReported(text: String)
    throws
  {
    guard case .tooCoarse(let code) = try reader().read(text).industry else {
      Issue.record("\(text) was not taken for a code with too few digits")
      return
    }
    #expect(code.description == text)
  }

  /// 0111 is 稻谷种植; there is no 0841, and what has less than three digits lost more than a zero.
  @Test(arguments: [("111", true), ("841", false), ("11", false)]) func aZeroThatWasLost(text: String, isLost: Bool)
    throws
  {
    guard case .tooCoarse(let code) = try reader().read(text).industry else {
      Issue.record("\(text) was not taken for a code with too few digits")
      return
    }
    #expect(try reader().hasLostZero(code) == isLost)
  }

  /// 8311 was 综合医院; 0170 was 中药材种植, which is two classes today.
  @Test func codesOfTheEditionBeforeAreBridgedWhereTheyBecameOne() throws {
    let reader = try reader()
    let bridged = try IndustryCodeReader.Reading(industry: .code(industry("8411")), earlierCode: industry("8311"))
    #expect(reader.read("8311", isOfEarlierEdition: true) == bridged)
    #expect(try reader.read("Q8311", isOfEarlierEdition: true).industry == .code(industry("8411")))
    #expect(reader.read("P8311", isOfEarlierEdition: true).industry == .earlierEdition)
    #expect(reader.read("0170", isOfEarlierEdition: true).industry == .earlierEdition)
    #expect(try reader.read("0111", isOfEarlierEdition: true) == .init(industry: .code(industry("0111"))))
    #expect(reader.read("9999", isOfEarlierEdition: true).industry == .unknown)
    // 8411 is 综合医院 today and was 干部休养所: without saying so it is today's.
    #expect(try reader.read("8411") == .init(industry: .code(industry("8411"))))
    #expect(try reader.read("8411", isOfEarlierEdition: true).industry != .code(industry("8411")))
  }

  @Test func aCodeKeepsItsLeadingZero() throws {
    #expect(try industry("0111").description == "0111")
    #expect(try industry("0111") < industry("8411"))
    #expect(IndustryCode("0000") == nil)
    #expect(IndustryCode("111") == nil)
  }

  @Test func theEditionKnowsItsSections() throws {
    let edition = try Shipped.yunnan.industries
    #expect(edition["8411"]?.name == "综合医院")
    #expect(edition["Q"]?.level == "section")
    #expect(try edition.section(of: industry("8411")) == UInt8(ascii: "Q"))
    #expect(try edition.section(of: industry("9999")) == nil)
  }

  private func reader() throws -> IndustryCodeReader {
    let pipeline = try Shipped.yunnan
    return IndustryCodeReader(edition: pipeline.industries, earlier: pipeline.earlierIndustries)
  }
}
