@testable import HealthIndustryAccounts

/// Accounts of a few units in 大理州, by hand, in 元.
struct SmallAccounts {
  var aggregates: Aggregates
  let context: OutputContext

  struct Unit {
    let region: String
    let classCode: String
    /// nil where it is missing.
    let valueAdded: String?
    var revenue = "0"
    var isImputed = false
    var isUndetermined = false
    /// Of a unit outside the classification that a local caliber may count.
    var outsideIndustry: String?
  }

  init(_ units: [Unit], gdp: [String: String] = [:], calibers: [Caliber] = [], scope: String = "532900") throws {
    let classification = try Small.classification()
    let divisions = try Shipped.yunnan.divisions
    let scope = try HealthIndustryAccountsTests.region(scope)
    var table = UnitTable(variableCount: 0)
    table.derived = DerivedFigures(rowCount: units.count)
    for (row, unit) in units.enumerated() {
      table.places.append(RecordPlace(file: 0, record: row + 1))
      table.regions.append(try HealthIndustryAccountsTests.region(unit.region))
      table.statuses.append(unit.isUndetermined ? .review : unit.outsideIndustry == nil ? .accepted : .aside)
      if let code = unit.outsideIndustry {
        let industry = try industry(code)
        table.localPlaces[row] = calibers.indices.compactMap { caliber in
          calibers[caliber].outsideIndex(of: industry).map { LocalPlace(caliber: caliber, outside: $0) }
        }
      }
      table.derived[isImputed: row] = unit.isImputed
      let index = classification.index(of: unit.classCode)
      table.decisions.append(
        CodingDecision(
          basis: .wholeIndustry, classIndex: index, candidate: index, industry: nil, isByCategory: false, evidence: nil)
      )
      try Self.set(&table, row, .revenue, unit.revenue)
      for indicator in [Indicator.netTaxesOnProduction, .consumptionOfFixedCapital, .operatingSurplus] {
        try Self.set(&table, row, indicator, "0")
      }
      guard let valueAdded = unit.valueAdded else { continue }
      try Self.set(&table, row, .valueAdded, valueAdded)
      try Self.set(&table, row, .labourCompensation, valueAdded)
    }
    var regionalGDP: [Aggregates.RegionKey: ExactSum] = [:]
    for (code, value) in gdp {
      regionalGDP[.region(try HealthIndustryAccountsTests.region(code))] = ExactSum(try Self.exact(value))
    }
    aggregates = calculateAggregates(
      DerivedUnits(table: table, outsideDuplicates: [], findings: []),
      AggregationFrame(classification: classification, divisions: divisions, scopes: [scope], calibers: calibers),
      gdp: regionalGDP,
      jobs: 1)
    context = OutputContext(
      period: 2021, scopes: [scope], areas: "各县市", divisions: divisions, classification: classification,
      notes: RunNotes(
        general: ["试用"], gdp: ["总值来源"], unconfirmed: [.init(text: "折旧率", indicators: [.valueAdded])]))
  }

  private static func set(_ table: inout UnitTable, _ row: Int, _ indicator: Indicator, _ yuan: String) throws {
    table.derived[indicator, row] = try exact(yuan)
  }

  private static func exact(_ yuan: String) throws -> Int128 {
    Int128(try DecimalText.parse(yuan.utf8.span, scale: 4)) * 1_000_000
  }
}
