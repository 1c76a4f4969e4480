import Testing

@testable import HealthIndustryAccounts

/// Models as files: what is written is read, and models of the version before too.
@Suite struct CoderFileTests {
  private static let rules = Small.textRules(
    negations: ["不含"], boilerplate: ["依法须经批准", "方可"], openings: ["许可项目", "生产"], places: ["昆明", "大理市"],
    nameWeight: 0.5, firstWeight: 1.5, decay: 0.3, brands: .init(least: 3, share: 50, shortest: 1, longest: 6))

  private static let heading = Array("kanghe text coder 7\n".utf8)

  /// Behind the heading, two lists of texts, each of them with its length, and four weights.
  private static let placeOfLimits = [rules.negations, rules.boilerplate].reduce(heading.count + 4 * 8) {
    $0 + 4 + $1.reduce(0) { $0 + 4 + $1.utf8.count }
  }

  /// The list of places: each of them with its length.
  private static let sizeOfPlaces = rules.places.reduce(4) { $0 + 4 + $1.utf8.count }

  /// The list of openings likewise, and what the first activity counts.
  private static let sizeOfOpenings = rules.openings.reduce(4 + 8) { $0 + 4 + $1.utf8.count }

  private static func parts() throws -> TextCoder.Parts {
    var parts = Small.coder().parts
    parts.rules = rules
    parts.divisions = ["27", "51", "84"]
    parts.divisionScores = Small.scores(3)
    parts.divisionBelongings = [.whole, .partly, .outside]
    parts.classes = try ["2710", "5154"].map { try #require(IndustryCode($0)) }
    parts.classScores = Small.scores(2)
    parts.classBelongings = [.whole, .partly]
    parts.evidence = .init(terms: 5, least: 0.25)
    return parts
  }

  @Test func whatIsWrittenIsRead() throws {
    let read = try #require(CoderFile.parts(of: CoderFile.bytes(of: try Self.parts())))
    #expect(read.rules == Self.rules)
    #expect(read.evidence == .init(terms: 5, least: 0.25))
    #expect(read.divisionBelongings == [.whole, .partly, .outside] && read.classBelongings == [.whole, .partly])
    #expect(read.healthDivisions == ["01", "02"])
  }

  /// Version 6 knew no openings; the first activity counted as much as its place says.
  private static func bytesOfVersion6() throws -> [UInt8] {
    let bytes = CoderFile.bytes(of: try parts())
    let openings = placeOfLimits + 6 * 4 + sizeOfPlaces
    return Array("kanghe text coder 6\n".utf8) + bytes[heading.count..<openings]
      + bytes[(openings + sizeOfOpenings)...]
  }

  private static var rulesOfVersion6: CodingTextRules {
    var rules = rules
    rules.openings = []
    rules.order.first = 1
    return rules
  }

  @Test func aModelOfVersion6IsRead() throws {
    let read = try #require(CoderFile.parts(of: try Self.bytesOfVersion6()))
    #expect(read.rules == Self.rulesOfVersion6)
    #expect(read.divisionBelongings == [.whole, .partly, .outside])
  }

  /// In place of what divisions and classes say of belonging, versions before 6 had a list of the divisions that belong.
  private static func bytesOfVersion5() throws -> [UInt8] {
    let parts = try parts()
    let bytes = try bytesOfVersion6()
    // Behind it come a weight and seven calibrations, each of two empty lists.
    let end = bytes.count - 4 - 7 * 2 * 4
    let start = end - 4 - parts.divisions.count - 4 - parts.classes.count
    return Array("kanghe text coder 5\n".utf8) + bytes[heading.count..<start] + [2, 0, 0, 0, 0, 0, 2, 0] + bytes[end...]
  }

  /// Such coders went by divisions alone, and what does not belong as a whole was another.
  @Test func whatTheVersionBeforeSaysOfDivisionsIsRead() throws {
    let read = try #require(CoderFile.parts(of: try Self.bytesOfVersion5()))
    #expect(read.divisionBelongings == [.whole, .outside, .whole])
    #expect(read.classBelongings.isEmpty)
    #expect(read.rules == Self.rulesOfVersion6)
  }

  @Test func divisionsThatAreNotThereAreNotRead() throws {
    var bytes = try Self.bytesOfVersion5()
    let place = bytes.count - 4 - 7 * 2 * 4 - 2
    #expect(bytes[place] == 2)
    bytes[place] = 3
    #expect(CoderFile.parts(of: bytes) == nil)
  }

  /// Version 4 had the same numbers without places.
  @Test func aModelOfVersion4IsRead() throws {
    let bytes = try Self.bytesOfVersion5()
    let places = Self.placeOfLimits + 6 * 4
    let earlier =
      Array("kanghe text coder 4\n".utf8) + bytes[Self.heading.count..<places] + bytes[(places + Self.sizeOfPlaces)...]
    let read = try #require(CoderFile.parts(of: earlier))
    #expect(read.rules.places.isEmpty)
    #expect(read.rules.brands == Self.rules.brands && read.evidence == .init(terms: 5, least: 0.25))
    #expect(read.healthDivisions == ["01", "02"])
  }

  /// Version 3 had none on brands and evidence either; its coders took these.
  @Test func aModelOfVersion3IsRead() throws {
    let bytes = try Self.bytesOfVersion5()
    let before = Self.placeOfLimits
    let earlier =
      Array("kanghe text coder 3\n".utf8) + bytes[Self.heading.count..<before]
      + bytes[(before + 6 * 4 + Self.sizeOfPlaces)...]
    let read = try #require(CoderFile.parts(of: earlier))
    #expect(read.rules.negations == Self.rules.negations && read.rules.order == .init(first: 1, decay: 0.3))
    #expect(read.rules.brands == .init(least: 2, share: 40, shortest: 2, longest: 8))
    #expect(read.evidence == .init(terms: 3, least: 0.1))
    #expect(read.healthDivisions == ["01", "02"])
  }

  /// A count of a damaged file could ask for all the memory there is.
  @Test(arguments: 0..<6) func limitsThatNoDefinitionCanSayAreNotRead(_ number: Int) throws {
    let bytes = CoderFile.bytes(of: try Self.parts())
    let place = Self.placeOfLimits + number * 4
    for damage in [[0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
      #expect(CoderFile.parts(of: bytes[..<place] + damage + bytes[(place + 4)...]) == nil)
    }
  }

  @Test func whatIsCutOffOrUnknownIsNotRead() throws {
    let bytes = CoderFile.bytes(of: try Self.parts())
    for count in 0..<bytes.count { #expect(CoderFile.parts(of: Array(bytes[..<count])) == nil) }
    #expect(CoderFile.parts(of: Array("kanghe text coder 8\n".utf8) + bytes[20...]) == nil)
  }
}
