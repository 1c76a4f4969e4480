import Testing

@testable import HealthIndustryAccounts

@Suite struct KeyTableTests {
  @Test func theFirstRecordOfAKeyOwnsItWhateverTheBatch() throws {
    let key = try #require(UnitKey(organisationCode: "799655058"))
    let other = UnitKey(number: 0)
    let found = duplicates([[key, other, key], [other, key]])
    #expect(found.map { [$0.place.record, $0.owner.record] } == [[3, 1], [4, 2], [5, 1]])
  }

  @Test func asManyKeysAsThereAreRecords() {
    let keys = (0..<5000).map { UnitKey(number: $0) }
    #expect(duplicates([keys]).isEmpty)
    let found = duplicates([keys, keys])
    #expect(found.map(\.place.record) == Array(5001...10_000))
    #expect(found.allSatisfy { $0.place.record == $0.owner.record + 5000 })
  }

  @Test func keyZeroIsAKey() throws {
    let zero = try #require(UnitKey(organisationCode: "000000000"))
    #expect(duplicates([[zero, zero]]).count == 1)
  }

  /// Batches of one file, one after the other; the duplicates of all parts in the order of their records.
  private func duplicates(_ batches: [[UnitKey]]) -> [KeyTable.Duplicate] {
    var recordsBefore = 0
    let keys = batches.map { batch in
      defer { recordsBefore += batch.count }
      let entries = batch.enumerated().map { KeyPartitions.Entry(key: $1, record: UInt32($0 + 1)) }
      return BatchKeys(file: 0, recordsBefore: recordsBefore, keys: KeyPartitions(entries))
    }
    return (0..<KeyPartitions.count).flatMap { KeyTable.duplicates(inPart: $0, of: keys) }
      .sorted { $0.place < $1.place }
  }
}
