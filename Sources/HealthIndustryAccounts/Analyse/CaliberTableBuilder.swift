/// Builds the rows of a table of a local caliber: its fields, or the bridge between them and the national classes.
struct CaliberTableBuilder {
  let accounts: CaliberAccounts
  let layout: TableLayout
  let context: OutputContext

  /// The caliber's own region and the year.
  var subtitle: String { "\(context.name(accounts.caliber.region)) \(context.period)年" }

  func rows() -> [DraftTable.Row] {
    layout.stub == .bridge ? bridgeRows() : fieldRows()
  }

  /// The layout's notes, what the caliber is, those of the run, and what the figures ask for.
  func notes() -> [String] {
    let caliber = accounts.caliber
    let document = "本表为地方口径:\(caliber.title),领域见\(caliber.document);不是国家统计口径,不与其他地区比较。"
    let status = caliber.isConfirmed ? [] : ["\(caliber.statusNote)。"]
    let total =
      layout.stub == .bridge ? .sum([accounts.national] + accounts.outside) : accounts.total(classification)
    return layout.notes + [document] + status + context.notes
      + FigureNotes(total: total, undetermined: accounts.undetermined).all
  }

  private var classification: HealthClassification { context.classification }
  private var fields: Range<Int> { accounts.caliber.fields.indices }

  // MARK: - Fields

  private func fieldRows() -> [DraftTable.Row] {
    let outside = Aggregates.Cell.sum(accounts.outside)
    let inside = Aggregates.Cell.sum(fields.map { accounts.national(in: $0, classification) })
    let total = [
      row("合计", indent: 0, accounts.total(classification), isTotal: true),
      row("国家口径以内", indent: 1, inside), row("国家口径以外", indent: 1, outside),
    ]
    return total + fields.flatMap(rows(ofField:)) + extra(.national, nationalRow)
      + extra(.undetermined, undeterminedRow)
  }

  private func rows(ofField field: Int) -> [DraftTable.Row] {
    let label = "\(accounts.caliber.fields[field].code) \(accounts.caliber.fields[field].name)"
    let whole = row(label, indent: 0, accounts.whole(field, classification))
    guard accounts.caliber.outside.contains(where: { $0.field == field }) else { return [whole] }
    return [whole, row("其中:国家口径以外", indent: 1, accounts.outside(in: field))]
  }

  private var nationalRow: DraftTable.Row { row("参考:国家口径健康产业合计", indent: 0, accounts.national) }

  private var undeterminedRow: DraftTable.Row {
    DraftTable.Row(
      label: "待定,可能属于本口径(未计入合计)", code: "", indent: 0,
      cells: layout.columns.map { $0.isOfUnits ? $0.cell(accounts.undetermined, gdp: nil) : .blank }, isTotal: false)
  }

  private func extra(_ kind: TableLayout.ExtraRow, _ row: DraftTable.Row) -> [DraftTable.Row] {
    layout.extraRows.contains(kind) ? [row] : []
  }

  private func row(_ label: String, indent: Int, _ cell: Aggregates.Cell, isTotal: Bool = false) -> DraftTable.Row {
    DraftTable.Row(
      label: label, code: "", indent: indent,
      cells: layout.columns.map { $0.cell(cell.units == 0 ? nil : cell, gdp: accounts.gdp) }, isTotal: isTotal)
  }

  // MARK: - Bridge

  private func bridgeRows() -> [DraftTable.Row] {
    let items = classification.items.indices.filter { classification.items[$0].level != .group }
    let national = items.map { index in
      let item = classification.items[index]
      let classes = classes(below: index)
      return bridgeRow("\(item.code) \(item.name)", indent: item.level == .class ? 1 : 0) {
        self.ofItem(index, classes, $0)
      }
    }
    let outside = accounts.caliber.outside.indices.map { index in
      let industry = accounts.caliber.outside[index]
      return bridgeRow("\(industry.industry) \(industry.name)", indent: 1) { self.ofOutside([index], $0) }
    }
    return [bridgeRow("国家口径合计", indent: 0, isTotal: true, ofNational)] + national
      + [bridgeRow("国家口径以外(行业)", indent: 0) { self.ofOutside(self.accounts.caliber.outside.indices, $0) }] + outside
      + [bridgeRow("地方口径合计", indent: 0, isTotal: true, ofLocal)]
  }

  /// - Parameter part: what of the row is in a column; nil where nothing can be.
  private func bridgeRow(
    _ label: String, indent: Int, isTotal: Bool = false, _ part: (TableLayout.Part) -> Aggregates.Cell?
  ) -> DraftTable.Row {
    let cells = layout.columns.map { column in
      part(column.part).map { column.cell($0.units == 0 ? nil : $0, gdp: nil) } ?? .blank
    }
    return DraftTable.Row(label: label, code: "", indent: indent, cells: cells, isTotal: isTotal)
  }

  private func ofNational(_ part: TableLayout.Part) -> Aggregates.Cell? {
    switch part {
    case .whole: accounts.national
    case .field(let field): accounts.national(in: field, classification)
    case .local: .sum(fields.map { accounts.national(in: $0, classification) })
    case .notCovered: accounts.national(in: nil, classification)
    case .item: nil
    }
  }

  /// The classes of an item; of a class, itself.
  private func classes(below index: Int) -> [Int] {
    classification.items.indices.filter {
      classification.items[$0].level == .class && classification.lineage(of: $0).contains(index)
    }
  }

  private func ofItem(_ index: Int, _ classes: [Int], _ part: TableLayout.Part) -> Aggregates.Cell? {
    func sum(_ isWanted: (Int?) -> Bool) -> Aggregates.Cell? {
      let wanted = classes.filter { isWanted(accounts.caliber.fieldOfItem[$0]) }
      return wanted.isEmpty ? nil : .sum(wanted.compactMap { accounts.items[$0] })
    }
    switch part {
    case .whole: return accounts.items[index] ?? Aggregates.Cell()
    case .field(let field): return sum { $0 == field }
    case .local: return sum { $0 != nil }
    case .notCovered: return sum { $0 == nil }
    case .item: return nil
    }
  }

  private func ofOutside(_ indices: some Sequence<Int>, _ part: TableLayout.Part) -> Aggregates.Cell? {
    let industries = accounts.caliber.outside
    switch part {
    case .field(let field):
      let own = indices.filter { industries[$0].field == field }
      return own.isEmpty ? nil : .sum(own.map { accounts.outside[$0] })
    case .local: return .sum(indices.map { accounts.outside[$0] })
    case .whole, .notCovered, .item: return nil
    }
  }

  private func ofLocal(_ part: TableLayout.Part) -> Aggregates.Cell? {
    switch part {
    case .field(let field): accounts.whole(field, classification)
    case .local: accounts.total(classification)
    case .whole, .notCovered, .item: nil
    }
  }
}
