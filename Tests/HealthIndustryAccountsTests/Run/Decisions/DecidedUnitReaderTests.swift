import Testing

@testable import HealthIndustryAccounts

/// What spreadsheets do to identifiers, and what is left of them.
@Suite struct DecidedUnitReaderTests {
  private static let reader = DecidedUnitReader(
    sources: [.init(id: "register", isSerial: false), .init(id: "hospitals", isSerial: true)])
  private static let mark = "#A0123456789ABCDEF"

  @Test(arguments: ["91330100799655058B", " 91330100-799655058b", "９１３３０１００７９９６５５０５８Ｂ"])
  func readsAnIdentifierAsItIsWritten(_ text: String) throws {
    let reading = try #require(read(text, "").reading)
    #expect(reading.id == "91330100799655058B")
    #expect(reading.fingerprint == nil)
    #expect(!reading.isRecovered)
  }

  /// Excel shows 18 digits as 9.15301E+17, keeps 15 of them, and takes away zeros in front.
  @Test(arguments: [
    ("915301027785589232", "9.15301E+17"), ("915301027785589232", "9.15301027785589E17"),
    ("915301027785589232", "915301027785589000"), ("400000624", "4.00E+08"), ("000006240", "6240"),
    ("915301027785589232", ""),
  ])
  func theCheckCodeGivesBackWhatTheSheetLost(_ id: String, _ left: String) throws {
    let reading = try #require(read(left, id + Self.mark).reading)
    #expect(reading.id == id)
    #expect(reading.isRecovered)
    #expect(reading.fingerprint?.text == "A0123456789ABCDEF")
  }

  @Test(arguments: [
    ("9.15301E+17", "lost its end"), ("915301027785589000", "keeps 15 digits"), ("6240", "is no identifier"),
    ("", "is empty"), ("某公司", "is no identifier"),
  ])
  func withoutItTheLossIsSaid(_ text: String, _ words: String) {
    let (reading, faults) = read(text, "")
    #expect(reading == nil)
    #expect(faults.count == 1 && faults[0].contains(words), "\(faults)")
  }

  @Test func rowsThatWereMixedUpAreNoticed() {
    let (reading, faults) = read("400000624", "91330100799655058B" + Self.mark)
    #expect(reading == nil)
    #expect(faults.count == 1 && faults[0].contains("of two units"), "\(faults)")
  }

  @Test func aCheckCodeThatWasTouchedIsNoticed() {
    let (reading, faults) = read("400000624", "400000624#A012")
    #expect(reading == nil)
    #expect(faults.count == 1 && faults[0].contains("not as the review sheet had it"), "\(faults)")
  }

  /// A list's own numbers name a unit only together with the list.
  @Test func aSerialNumberNeedsItsSource() throws {
    let reading = try #require(read("17", "hospitals:17" + Self.mark).reading)
    #expect(reading.unit == .serial(source: 1, number: "17"))
    #expect(try #require(read("hospitals:17", "").reading).unit == .serial(source: 1, number: "17"))
    #expect(read("17", "").faults.first?.contains("hospitals:NUMBER") == true)
    #expect(read("register:17", "").reading == nil)
  }

  /// An identifier of a source may well have a wrong check character (C4405): it is the unit's all the same.
  @Test func aWrongCheckCharacterIsNoLoss() throws {
    #expect(try #require(read("91330100799655058C", "").reading).id == "91330100799655058C")
  }

  private func read(_ id: String, _ checkCode: String) -> (reading: DecidedUnitReader.Reading?, faults: [String]) {
    var faults: [String] = []
    let reading = Self.reader.read(id: id, checkCode: checkCode) { faults.append($0) }
    return (reading, faults)
  }
}
