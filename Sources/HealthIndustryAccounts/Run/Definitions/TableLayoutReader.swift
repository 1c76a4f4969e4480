extension DefinitionReader {
  /// A table layout; nil where it has faults.
  ///
  /// - Parameter calibers: those that the pipeline lists; nil where one of them has faults of its own.
  func tableLayout(_ file: String, _ classification: HealthClassification, _ calibers: [Caliber]?) -> TableLayout? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let id = node.required("table")?.text()
    let title = node.required("title")?.text()
    let unitLine = node.required("unitLine")?.text()
    let stub = node.required("stub")?.word(TableLayout.Stub.self)
    let stubHead = node.required("stubHead")?.text()
    let columns = node.required("columns")?.items().compactMap { column($0) } ?? []
    let divisionColumns = node.optional("divisionColumns").map { self.divisionColumns($0, classification) } ?? []
    let caliber = stub.flatMap { self.caliber(node, $0, calibers) }
    let fieldColumns = self.fieldColumns(node, stub, caliber.flatMap { calibers?[$0] })
    let notes = node.optional("notes")?.texts() ?? []
    let extraRows = node.optional("extraRows")?.items().compactMap { $0.word(TableLayout.ExtraRow.self) } ?? []
    guard let id, let title, let unitLine, let stub, let stubHead, calibers != nil else { return nil }
    return TableLayout(
      id: id, title: title, unitLine: unitLine, stub: stub, stubHead: stubHead, caliber: caliber,
      columns: columns + divisionColumns + fieldColumns, extraRows: extraRows, notes: notes)
  }

  /// The caliber that a layout of fields must name, and no other may.
  private func caliber(_ node: DefinitionNode, _ stub: TableLayout.Stub, _ calibers: [Caliber]?) -> Int? {
    let isOfFields = stub == .fields || stub == .bridge
    guard let name = isOfFields ? node.required("caliber") : node.optional("caliber") else { return nil }
    guard isOfFields else {
      name.fault("only a table with the stub fields or bridge has a caliber")
      return nil
    }
    guard let id = name.text(), let calibers else { return nil }
    if let index = calibers.firstIndex(where: { $0.id == id }) { return index }
    let known = calibers.isEmpty ? "none" : calibers.map(\.id).joined(separator: ", ")
    name.fault("the caliber \"\(id)\" is not one that the pipeline lists under `calibers:` (\(known))")
    return nil
  }

  /// One column a field, then what is in the caliber and what of the national accounts is not.
  private func fieldColumns(_ node: DefinitionNode, _ stub: TableLayout.Stub?, _ caliber: Caliber?)
    -> [TableLayout.Column]
  {
    guard stub == .bridge, let columns = node.required("fieldColumns"), let caliber else { return [] }
    defer { columns.finish() }
    let fields = caliber.fields.enumerated().compactMap { index, field in
      measured(columns, head: ["地方口径", "\(field.code)\n\(field.name)"], part: .field(index))
    }
    let totals = [
      measured(columns, head: ["地方口径", "合计"], part: .local),
      measured(columns, head: ["未纳入\n地方口径"], part: .notCovered),
    ].compactMap { $0 }
    if fields.contains(where: { $0.measure == .gdp || $0.measure == .shareOfGDP }) {
      columns.fault("fields have units and indicators, but no GDP; expected one of those as the measure")
    }
    return fields + totals
  }

  private func column(_ node: DefinitionNode) -> TableLayout.Column? {
    defer { node.finish() }
    let head = node.required("head")?.texts() ?? []
    return measured(node, head: head, part: .whole)
  }

  private func divisionColumns(_ node: DefinitionNode, _ classification: HealthClassification) -> [TableLayout.Column] {
    defer { node.finish() }
    return classification.items.filter { $0.level == .division }.compactMap { division in
      measured(node, head: ["\(division.code)\n\(division.name)"], part: .item(division.code))
    }
  }

  private func measured(_ node: DefinitionNode, head: [String], part: TableLayout.Part) -> TableLayout.Column? {
    let name = node.required("measure")
    let unit = node.optional("unit")?.word(MoneyUnit.self)
    let decimals = node.optional("decimals")?.whole() ?? 0
    guard let name, let text = name.text() else { return nil }
    guard let measure = Self.measure(named: text) else {
      name.fault("\"\(text)\" is no measure; expected one of: \(Self.measureNames.joined(separator: ", "))")
      return nil
    }
    if !(0...6).contains(decimals) { node.fault("decimals \(decimals); expected 0 to 6") }
    return TableLayout.Column(
      head: head, measure: measure, part: part, exponent: unit?.exponent ?? 0, decimals: decimals)
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
