/// 单元格: a cell of a printed table, found by the names of its row and column.
struct CellPlace {
  let layout: TableLayout
  /// The row's place in the body, from 0.
  let row: Int
  /// Its place among the columns behind the stub, from 0.
  let column: Int
  let rowLabel: String
  /// The label, told from others like it.
  let rowName: String
  /// What it counts.
  let content: CellContent

  /// - Throws: ``CellExplanationError``.
  init(table: String, row: String, column: String, _ pipeline: Pipeline) throws {
    guard let layout = pipeline.layouts.first(where: { $0.id == table }) else {
      throw CellExplanationError.unknownTable(table, known: pipeline.layouts.map(\.id))
    }
    let rows = Self.rows(of: layout, pipeline)
    self.layout = layout
    self.row = try Self.rowNames(rows, pipeline).index(of: row, .row, table: table)
    self.column = try Self.columnNames(layout).index(of: column, .column, table: table)
    rowLabel = rows[self.row].label
    rowName = Self.shown(self.row, rows)
    content = rows[self.row].contents[self.column]
    region = Self.region(content, pipeline)
  }

  /// The region whose units it counts; nil where it counts none.
  private(set) var region: Aggregates.RegionKey?

  var measure: TableLayout.Column { layout.columns[column] }

  /// As the CSV file heads the column, on one line.
  var columnName: String { Self.name(of: measure) }

  /// For messages and headings.
  var words: String { "\(rowName) × \(columnName)" }

  /// The table's rows as a run prints them. Which rows there are depends on the definitions alone, so no figure is needed.
  private static func rows(of layout: TableLayout, _ pipeline: Pipeline) -> [DraftTable.Row] {
    var aggregates = Aggregates()
    aggregates.calibers = pipeline.calibers.map { caliber in
      CaliberAccounts(
        caliber: caliber, items: pipeline.classification.items.map { _ in nil }, national: .init(),
        outside: caliber.outside.map { _ in .init() }, fieldsByUnit: caliber.fields.map { _ in .init() },
        undetermined: nil, gdp: nil)
    }
    let context = OutputContext(
      period: pipeline.defaultPeriod, scopes: pipeline.scopes, areas: pipeline.areas, divisions: pipeline.divisions,
      classification: pipeline.classification, notes: RunNotes())
    return prepareDraftOutputs(aggregates, [layout], context).flatMap(\.rows)
  }

  private static func region(_ content: CellContent, _ pipeline: Pipeline) -> Aggregates.RegionKey? {
    switch content {
    case .counted(let key): key.region
    case .local(let caliber, _): .region(pipeline.calibers[caliber].region)
    case .undetermined(let region, _): region
    case .difference(let region, _), .relativeDifference(let region, _): .region(region)
    case .nothing: nil
    }
  }

  /// The whole label, also behind that of the row it is a part of; the code of a region; the code or the name in a label; a
  /// region's short name.
  private static func rowNames(_ rows: [DraftTable.Row], _ pipeline: Pipeline) -> LineNames {
    let names = rows.indices.map { number in
      let row = rows[number]
      let parts = Self.parts(row.label)
      guard !row.code.isEmpty else {
        let above = whole(ofRow: number, rows).map { [$0.label] + Self.parts($0.label) } ?? []
        return [[row.label] + above.map { "\($0)/\(row.label)" }, parts]
      }
      let forms = pipeline.nameParts.forms(of: row.label)
      let short = (forms.withEnding + [forms.bare]).map { String(decoding: $0, as: UTF8.self) }
      return [[row.label, row.code], parts, short]
    }
    return LineNames(names, shown: rows.indices.map { shown($0, rows) })
  }

  /// The label; where another row has the same, behind that of the row it is a part of.
  private static func shown(_ number: Int, _ rows: [DraftTable.Row]) -> String {
    let row = rows[number]
    guard rows.count(where: { $0.label == row.label }) > 1, let above = whole(ofRow: number, rows) else {
      return row.label
    }
    return "\(above.label)/\(row.label)"
  }

  /// The row that a row is a part of. A difference in percent belongs to that in figures, right above it.
  private static func whole(ofRow number: Int, _ rows: [DraftTable.Row]) -> DraftTable.Row? {
    let row = rows[number]
    let isRelative = row.contents.contains { if case .relativeDifference = $0 { true } else { false } }
    return isRelative ? rows[..<number].last : rows[..<number].last { $0.indent < row.indent }
  }

  private static func parts(_ label: String) -> [String] {
    label.split(separator: " ", maxSplits: 1).map(String.init)
  }

  /// The whole head; its last line, or the first where the last is 合计; the code or the name in it.
  private static func columnNames(_ layout: TableLayout) -> LineNames {
    let names = layout.columns.map { column -> [[String]] in
      let last = column.head.last ?? ""
      let group = last == "合计" ? [column.head.dropLast().joined()] : []
      return [[column.head.joined()], [last] + group, last.split(separator: "\n").map(String.init)]
    }
    return LineNames(names, shown: layout.columns.map(name))
  }

  private static func name(of column: TableLayout.Column) -> String {
    column.head.map { $0.split(separator: "\n").joined(separator: " ") }.joined(separator: "_")
  }
}
