import Testing

@testable import HealthIndustryAccounts

@Suite struct KeyTableTests {
  @Test func theFirstRecordOfAKeyOwnsIt() throws {
    var table = KeyTable(capacity: 4)
    let key = try #require(UnitKey(organisationCode: "799655058"))
    #expect(table.claim(key, for: .outside(row: 0)) == .outside(row: 0))
    #expect(table.claim(key, for: .unit(row: 0)) == .outside(row: 0))
    #expect(table.claim(key, for: .outside(row: 5)) == .outside(row: 0))
    #expect(table.claim(UnitKey(number: 0), for: .unit(row: 7)) == .unit(row: 7))
    #expect(table.claim(UnitKey(number: 0), for: .outside(row: 1)) == .unit(row: 7))
  }

  @Test func asManyKeysAsAskedFor() {
    var table = KeyTable(capacity: 5000)
    let first = (0..<5000).filter { table.claim(UnitKey(number: $0), for: .unit(row: $0)) == .unit(row: $0) }
    #expect(first.count == 5000)
    let second = (0..<5000).filter { table.claim(UnitKey(number: $0), for: .outside(row: $0)) == .unit(row: $0) }
    #expect(second.count == 5000)
  }

  @Test func keyZeroIsAKey() throws {
    var table = KeyTable(capacity: 1)
    let zero = try #require(UnitKey(organisationCode: "000000000"))
    #expect(table.claim(zero, for: .unit(row: 3)) == .unit(row: 3))
    #expect(table.claim(zero, for: .unit(row: 4)) == .unit(row: 3))
  }
}
