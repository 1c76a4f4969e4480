import Testing

@testable import HealthIndustryAccounts

@Suite struct ValidateCalibersTests {
  private static let units: [SmallAccounts.Unit] = [
    .init(region: "532901", classCode: "01.1.1", valueAdded: "100"),
    .init(region: "532901", classCode: "02.1.1", valueAdded: "30"),
    .init(region: "532901", classCode: "", valueAdded: "7", outsideIndustry: "0111"),
  ]

  @Test func trueAccountsPass() throws {
    let accounts = try SmallAccounts(Self.units, calibers: [Small.caliber()])
    #expect(accounts.aggregates.calibers.map(\.caliber.id) == ["small"])
    #expect(try validateOutputs([], accounts.aggregates, accounts.context).isEmpty)
  }

  @Test func aClassThatIsLeftOutIsFound() throws {
    let error = try failure { accounts in
      .init(
        caliber: accounts.caliber, items: accounts.items.map { _ in nil }, national: accounts.national,
        outside: accounts.outside, fieldsByUnit: accounts.fieldsByUnit, undetermined: nil, gdp: nil)
    }
    #expect(error.identity.hasPrefix("国家口径合计"))
    #expect(error.figure == "units")
  }

  @Test func aUnitThatIsInNoFieldIsFound() throws {
    let error = try failure { accounts in
      .init(
        caliber: accounts.caliber, items: accounts.items, national: accounts.national, outside: accounts.outside,
        fieldsByUnit: accounts.fieldsByUnit.map { _ in .init() }, undetermined: nil, gdp: nil)
    }
    #expect(error.identity == "领域 1 = 其小类和行业之和")
    #expect(FailureKind(of: error) == .programFault)
  }

  /// What is said of accounts that were changed.
  private func failure(_ change: (CaliberAccounts) -> CaliberAccounts) throws -> CaliberIdentityError {
    var accounts = try SmallAccounts(Self.units, calibers: [Small.caliber()])
    accounts.aggregates.calibers = accounts.aggregates.calibers.map(change)
    return try #require(
      #expect(throws: CaliberIdentityError.self) {
        try validateOutputs([], accounts.aggregates, accounts.context)
      })
  }
}
