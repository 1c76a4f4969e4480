extension DefinitionReader {
  /// A table layout; nil where it has faults.
  ///
  /// - Parameter calibers: those that the pipeline lists; nil where one of them has faults of its own.
  func tableLayout(_ file: String, _ classification: HealthClassification, _ calibers: [Caliber]?) -> TableLayout? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    // A sheet's name has no more characters.
    let id = node.required("table")?.fileName(upTo: 31)
    let title = node.required("title").flatMap(self.title)
    let unitLine = node.required("unitLine")
    let stub = node.required("stub")?.word(TableLayout.Stub.self)
    let stubHead = node.required("stubHead")?.text()
    let caliber = stub.flatMap { self.caliber(node, $0, calibers) }
    let read =
      (node.required("columns")?.items() ?? []).map(column)
      + divisionColumns(node, stub, classification) + fieldColumns(node, stub, caliber.flatMap { calibers?[$0] })
    let columns = read.compactMap(\.self)
    if read.isEmpty { node.objection("the table has no column; expected at least one under `columns:`") }
    reportHeads(of: columns)
    if let unitLine, let text = unitLine.text() {
      TableUnits(line: text).report(columns, isComplete: read.count == columns.count, unitLine)
    }
    let notes = node.optional("notes")?.texts() ?? []
    let extraRows = node.optional("extraRows").map { self.extraRows($0, stub) } ?? []
    guard let id, let title, let unitLine = unitLine?.text(), let stub, let stubHead, calibers != nil else {
      return nil
    }
    return TableLayout(
      id: id, title: title, unitLine: unitLine, stub: stub, stubHead: stubHead, caliber: caliber,
      columns: columns.map(\.column), extraRows: extraRows, notes: notes)
  }

  private func title(_ node: DefinitionNode) -> String? {
    guard let text = node.text() else { return nil }
    let rest = text.split(separator: "{areas}", omittingEmptySubsequences: false).joined()
    if rest.contains(where: { "{}｛｝".contains($0) }) {
      node.objection("the title \"\(text)\" would be printed with its braces; only {areas} stands for another text")
    }
    return text
  }

  /// The caliber that a layout of fields must name, and no other may.
  private func caliber(_ node: DefinitionNode, _ stub: TableLayout.Stub, _ calibers: [Caliber]?) -> Int? {
    let isOfFields = stub == .fields || stub == .bridge
    guard let name = isOfFields ? node.required("caliber") : node.optional("caliber") else { return nil }
    guard isOfFields else {
      name.objection("only a table with the stub fields or bridge has a caliber")
      return nil
    }
    guard let id = name.text(), let calibers else { return nil }
    if let index = calibers.firstIndex(where: { $0.id == id }) { return index }
    let known = calibers.isEmpty ? "none" : calibers.map(\.id).joined(separator: ", ")
    name.fault("the caliber \"\(id)\" is not one that the pipeline lists under `calibers:` (\(known))")
    return nil
  }

  /// One column a field, then what is in the caliber and what of the national accounts is not; nil in place of a column
  /// with a fault.
  private func fieldColumns(_ node: DefinitionNode, _ stub: TableLayout.Stub?, _ caliber: Caliber?) -> [PlacedColumn?] {
    guard stub == .bridge else { return [] }
    guard let columns = node.required("fieldColumns"), let caliber else { return [nil] }
    defer { columns.finish() }
    let fields = caliber.fields.enumerated().map { index, field in
      measured(columns, head: ["地方口径", "\(field.code)\n\(field.name)"], part: .field(index))
    }
    let totals = [
      measured(columns, head: ["地方口径", "合计"], part: .local),
      measured(columns, head: ["未纳入\n地方口径"], part: .notCovered),
    ]
    if let measure = totals[0]?.column.measure, [.gdp, .shareOfGDP].contains(measure) {
      columns.objection("fields have units and indicators, but no GDP; expected one of those as the measure")
    }
    return fields + totals
  }

  private func column(_ node: DefinitionNode) -> PlacedColumn? {
    defer { node.finish() }
    let head = node.required("head")?.texts() ?? []
    return measured(node, head: head, part: .whole)
  }

  private func divisionColumns(
    _ node: DefinitionNode, _ stub: TableLayout.Stub?, _ classification: HealthClassification
  ) -> [PlacedColumn?] {
    guard let columns = node.optional("divisionColumns") else { return [] }
    defer { columns.finish() }
    if let stub, stub != .regions {
      columns.objection(
        "only a table with the stub regions has columns of divisions; this one has the stub \(stub.rawValue)")
    }
    return classification.items.filter { $0.level == .division }.map { division in
      measured(columns, head: ["\(division.code)\n\(division.name)"], part: .item(division.code))
    }
  }

  private func measured(_ node: DefinitionNode, head: [String], part: TableLayout.Part) -> PlacedColumn? {
    let name = node.required("measure")
    let unitNode = node.optional("unit")
    let unit = unitNode?.word(MoneyUnit.self)
    let decimals = node.optional("decimals")?.whole("0 to 6") ?? 0
    guard let name, let text = name.text() else { return nil }
    guard let measure = Self.measure(named: text) else {
      name.fault("\"\(text)\" is no measure; expected one of: \(Self.measureNames.joined(separator: ", "))")
      return nil
    }
    if let unitNode, !measure.isMoney {
      unitNode.objection("\(text) is no amount of money, so that a unit of money would make it wrong; remove `unit:`")
    }
    if !(0...6).contains(decimals) { node.objection("decimals \(decimals); expected 0 to 6") }
    // A unit that is not known was told: it is no column in 元.
    let isUnitKnown = unitNode == nil || unit != nil
    let printed = measure.isMoney && isUnitKnown ? unit ?? .yuan : nil
    return PlacedColumn(
      column: .init(head: head, measure: measure, part: part, exponent: unit?.exponent ?? 0, decimals: decimals),
      unit: printed, hasUnit: unitNode != nil, node: node)
  }

  private func extraRows(_ node: DefinitionNode, _ stub: TableLayout.Stub?) -> [TableLayout.ExtraRow] {
    node.items().compactMap { item in
      guard let row = item.word(TableLayout.ExtraRow.self) else { return nil }
      if let stub, !row.stubs.contains(stub) {
        let stubs = row.stubs.map(\.rawValue).joined(separator: ", ")
        item.objection(
          "the row \"\(row.rawValue)\" is for the stubs: \(stubs); this table has the stub \(stub.rawValue): remove it")
      }
      return row
    }
  }

  private static let measureNames = ["units"] + Indicator.allCases.map(\.id) + ["gdp", "share_of_gdp"]

  private static func measure(named name: String) -> TableLayout.Measure? {
    switch name {
    case "units": .units
    case "gdp": .gdp
    case "share_of_gdp": .shareOfGDP
    default: Indicator.allCases.first { $0.id == name }.map(TableLayout.Measure.indicator)
    }
  }
}
