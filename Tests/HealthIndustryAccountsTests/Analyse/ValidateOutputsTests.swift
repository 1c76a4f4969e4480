import Testing

@testable import HealthIndustryAccounts

@Suite struct ValidateOutputsTests {
  private static let units: [SmallAccounts.Unit] = [
    .init(region: "532901", classCode: "01.1.1", valueAdded: "100"),
    .init(region: "532901", classCode: "02.1.1", valueAdded: "30"),
    .init(region: "532900", classCode: "02.1.1", valueAdded: nil),
  ]

  @Test func trueAccountsPass() throws {
    let accounts = try SmallAccounts(Self.units)
    #expect(try validateOutputs([], accounts.aggregates, accounts.context).isEmpty)
  }

  /// A county counted twice: right in itself, and more than its prefecture.
  @Test func divisionsWithMoreUnitsThanTheirRegionAreFound() throws {
    var accounts = try SmallAccounts(Self.units)
    let county = Aggregates.RegionKey.region(try region("532901"))
    for (key, cell) in accounts.aggregates.determined where key.region == county {
      accounts.aggregates.determined[key]?.add(cell)
    }
    let error = #expect(throws: OutputIdentityError.self) {
      try validateOutputs([], accounts.aggregates, accounts.context)
    }
    #expect(error?.identity == "下级地区单位数之和不大于本级")
  }

  @Test(arguments: ["H101", "H102", "H105"]) func aWrongCellAndARowTwiceAreFound(_ id: String) throws {
    let accounts = try SmallAccounts(Self.units)
    let layout = try #require(try Shipped.yunnan.layouts.first { $0.id == id })
    let drafts = prepareDraftOutputs(accounts.aggregates, [layout], accounts.context)
    #expect(try validateOutputs(drafts, accounts.aggregates, accounts.context).count == 1)
    let draft = drafts[0]
    let place = try #require(draft.rows.firstIndex { row in row.cells.contains { $0 != .blank && $0 != .missing } })
    var cells = draft.rows[place].cells
    let column = try #require(cells.firstIndex { $0 != .blank && $0 != .missing })
    cells[column] = .missing
    for rows in [Self.replaced(draft.rows, at: place, by: cells), draft.rows + [draft.rows[place]]] {
      let wrong = DraftTable(
        layout: draft.layout, title: draft.title, subtitle: draft.subtitle, rows: rows, notes: draft.notes)
      let error = #expect(throws: OutputIdentityError.self) {
        try validateOutputs([wrong], accounts.aggregates, accounts.context)
      }
      #expect(error?.identity.contains("表 \(id) 的行“\(draft.rows[place].label)”") == true)
    }
  }

  private static func replaced(_ rows: [DraftTable.Row], at place: Int, by cells: [DraftTable.Cell]) -> [DraftTable.Row]
  {
    var rows = rows
    let row = rows[place]
    rows[place] = DraftTable.Row(
      label: row.label, code: row.code, indent: row.indent, cells: cells, isTotal: row.isTotal, contents: row.contents)
    return rows
  }

  @Test func aUnitThatNoPartCountsIsFound() throws {
    var accounts = try SmallAccounts(Self.units)
    let key = Aggregates.Key(.region(try region("532901")), .total)
    let cell = try #require(accounts.aggregates.determined[key])
    accounts.aggregates.determined[key]?.add(cell)
    let error = #expect(throws: OutputIdentityError.self) {
      try validateOutputs([], accounts.aggregates, accounts.context)
    }
    #expect(error?.identity == "单位数合计 = 分项之和")
    #expect(error?.classCode == "_T")
    #expect(try error?.region == .region(region("532901")))
  }

  @Test func aMissingPartIsFound() throws {
    var accounts = try SmallAccounts(Self.units)
    accounts.aggregates.determined[.init(.region(try region("532901")), .item(1))] = nil
    let error = #expect(throws: OutputIdentityError.self) {
      try validateOutputs([], accounts.aggregates, accounts.context)
    }
    #expect(error?.classCode == "01")
  }

  @Test func sumsThatDoNotAddUpAreFoundWhereTheUnitsDo() throws {
    var accounts = try SmallAccounts(Self.units)
    let other = try SmallAccounts([
      .init(region: "532901", classCode: "01.1.1", valueAdded: "100", revenue: "1"),
      .init(region: "532901", classCode: "02.1.1", valueAdded: "30"),
    ])
    let key = Aggregates.Key(.region(try region("532901")), .total)
    accounts.aggregates.determined[key] = other.aggregates.determined[key]
    let error = #expect(throws: OutputIdentityError.self) {
      try validateOutputs([], accounts.aggregates, accounts.context)
    }
    #expect(error?.identity == "revenue 合计 = 分项之和")
  }

  @Test func valueAddedIsTheSumOfItsComponents() throws {
    let sums = Indicator.allCases.map { indicator in
      var sum = Aggregates.Sum()
      sum.value = indicator == .valueAdded ? 11 : indicator == .labourCompensation ? 10 : 0
      return sum
    }
    let cell = Aggregates.Cell(units: 1, sums: sums)
    var accounts = try SmallAccounts([])
    for classKey in [Aggregates.ClassKey.total, .item(0), .item(1), .item(2)] {
      accounts.aggregates.determined[.init(.region(try region("532900")), classKey)] = cell
    }
    let error = #expect(throws: OutputIdentityError.self) {
      try validateOutputs([], accounts.aggregates, accounts.context)
    }
    #expect(error?.identity == "增加值 = 四项之和")
  }
}
