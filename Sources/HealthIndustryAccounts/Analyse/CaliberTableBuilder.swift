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
    let document = "本表为地方口径：\(caliber.title)，领域见\(caliber.document)；不是国家统计口径，不与其他地区比较。"
    let status = caliber.isConfirmed ? [] : ["\(caliber.statusNote)。"]
    let total =
      layout.stub == .bridge ? .sum([accounts.national] + accounts.outside) : accounts.total(classification)
    return layout.notes + [document] + status + context.notes(of: layout, region: caliber.region)
      + FigureNotes(layout: layout, total: total, undetermined: accounts.undetermined).all
  }

  private var classification: HealthClassification { context.classification }
  private var caliber: Caliber { accounts.caliber }

  // MARK: - Parts

  /// All classes that are in a field of which this is true; of classes in none, it is asked with nil.
  private func classes(_ isWanted: (Int?) -> Bool) -> [Int] {
    classification.items.indices.filter {
      classification.items[$0].level == .class && isWanted(caliber.fieldOfItem[$0])
    }
  }

  private func part(ofField field: Int) -> LocalPart {
    LocalPart(classes: classes { $0 == field }, outside: outside(ofField: field))
  }

  private func outside(ofField field: Int) -> [Int] {
    caliber.outside.indices.filter { caliber.outside[$0].field == field }
  }

  private var wholeCaliber: LocalPart {
    LocalPart(classes: classes { $0 != nil }, outside: Array(caliber.outside.indices))
  }

  private func content(_ part: LocalPart) -> CellContent {
    layout.caliber.map { .local(caliber: $0, part) } ?? .nothing
  }

  // MARK: - Fields

  private func fieldRows() -> [DraftTable.Row] {
    let total = [
      row("合计", indent: 0, wholeCaliber, isTotal: true),
      row("国家口径以内", indent: 1, LocalPart(classes: wholeCaliber.classes)),
      row("国家口径以外", indent: 1, LocalPart(outside: wholeCaliber.outside)),
    ]
    return total + caliber.fields.indices.flatMap(rows(ofField:)) + extra(.national, nationalRow)
      + extra(.undetermined, undeterminedRow)
  }

  private func rows(ofField field: Int) -> [DraftTable.Row] {
    let label = "\(caliber.fields[field].code) \(caliber.fields[field].name)"
    let whole = row(label, indent: 0, part(ofField: field))
    let outside = outside(ofField: field)
    return outside.isEmpty ? [whole] : [whole, row("其中：国家口径以外", indent: 1, LocalPart(outside: outside))]
  }

  private var nationalRow: DraftTable.Row {
    row("参考：国家口径健康产业合计", indent: 0, LocalPart(classes: classes { _ in true }))
  }

  private var undeterminedRow: DraftTable.Row {
    let region = Aggregates.RegionKey.region(caliber.region)
    return DraftTable.Row(
      label: "待定，可能属于本口径（未计入合计）", code: "", indent: 0,
      cells: layout.columns.map { $0.isOfUnits ? $0.cell(accounts.undetermined, gdp: nil) : .blank }, isTotal: false,
      contents: layout.columns.map { $0.isOfUnits ? .undetermined(region, caliber: layout.caliber) : .nothing })
  }

  private func extra(_ kind: TableLayout.ExtraRow, _ row: DraftTable.Row) -> [DraftTable.Row] {
    layout.extraRows.contains(kind) ? [row] : []
  }

  private func row(_ label: String, indent: Int, _ part: LocalPart, isTotal: Bool = false) -> DraftTable.Row {
    let cell = accounts.cell(of: part)
    return DraftTable.Row(
      label: label, code: "", indent: indent,
      cells: layout.columns.map { $0.cell(cell.units == 0 ? nil : cell, gdp: accounts.gdp) }, isTotal: isTotal,
      contents: layout.columns.map { _ in content(part) })
  }

  // MARK: - Bridge

  private func bridgeRows() -> [DraftTable.Row] {
    let items = classification.items.indices.filter { classification.items[$0].level != .group }
    let national = items.map { index in
      let item = classification.items[index]
      let classes = classes(below: index)
      return bridgeRow("\(item.code) \(item.name)", indent: item.level == .class ? 1 : 0) {
        self.ofItem(classes, $0)
      }
    }
    let outside = caliber.outside.indices.map { index in
      let industry = caliber.outside[index]
      return bridgeRow("\(industry.industry) \(industry.name)", indent: 1) { self.ofOutside([index], $0) }
    }
    return [bridgeRow("国家口径合计", indent: 0, isTotal: true, ofNational)] + national
      + [bridgeRow("国家口径以外（行业）", indent: 0) { self.ofOutside(self.wholeCaliber.outside, $0) }] + outside
      + [bridgeRow("地方口径合计", indent: 0, isTotal: true, ofLocal)]
  }

  /// - Parameter part: what of the row is in a column; nil where nothing can be.
  private func bridgeRow(
    _ label: String, indent: Int, isTotal: Bool = false, _ part: (TableLayout.Part) -> LocalPart?
  ) -> DraftTable.Row {
    let parts = layout.columns.map { part($0.part) }
    let cells = zip(layout.columns, parts).map { column, part in
      part.map { accounts.cell(of: $0) }.map { column.cell($0.units == 0 ? nil : $0, gdp: nil) } ?? .blank
    }
    return DraftTable.Row(
      label: label, code: "", indent: indent, cells: cells, isTotal: isTotal,
      contents: parts.map { $0.map(content) ?? .nothing })
  }

  private func ofNational(_ part: TableLayout.Part) -> LocalPart? {
    switch part {
    case .whole: LocalPart(classes: classes { _ in true })
    case .field(let field): LocalPart(classes: classes { $0 == field })
    case .local: LocalPart(classes: classes { $0 != nil })
    case .notCovered: LocalPart(classes: classes { $0 == nil })
    case .item: nil
    }
  }

  /// The classes of an item; of a class, itself.
  private func classes(below index: Int) -> [Int] {
    classification.items.indices.filter {
      classification.items[$0].level == .class && classification.lineage(of: $0).contains(index)
    }
  }

  private func ofItem(_ classes: [Int], _ part: TableLayout.Part) -> LocalPart? {
    func those(_ isWanted: (Int?) -> Bool) -> LocalPart? {
      let wanted = classes.filter { isWanted(caliber.fieldOfItem[$0]) }
      return wanted.isEmpty ? nil : LocalPart(classes: wanted)
    }
    switch part {
    case .whole: return LocalPart(classes: classes)
    case .field(let field): return those { $0 == field }
    case .local: return those { $0 != nil }
    case .notCovered: return those { $0 == nil }
    case .item: return nil
    }
  }

  private func ofOutside(_ indices: [Int], _ part: TableLayout.Part) -> LocalPart? {
    switch part {
    case .field(let field):
      let own = indices.filter { caliber.outside[$0].field == field }
      return own.isEmpty ? nil : LocalPart(outside: own)
    case .local: return LocalPart(outside: indices)
    case .whole, .notCovered, .item: return nil
    }
  }

  private func ofLocal(_ part: TableLayout.Part) -> LocalPart? {
    switch part {
    case .field(let field): self.part(ofField: field)
    case .local: wholeCaliber
    case .whole, .notCovered, .item: nil
    }
  }
}
