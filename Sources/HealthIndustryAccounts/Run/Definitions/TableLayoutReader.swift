extension DefinitionReader {
  /// A table layout; nil where it has faults.
  func tableLayout(_ file: String, _ classification: HealthClassification) -> TableLayout? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let id = node.required("table")?.text()
    let title = node.required("title")?.text()
    let unitLine = node.required("unitLine")?.text()
    let stub = node.required("stub")?.word(TableLayout.Stub.self)
    let stubHead = node.required("stubHead")?.text()
    let columns = node.required("columns")?.items().compactMap { column($0) } ?? []
    let divisionColumns = node.optional("divisionColumns").map { self.divisionColumns($0, classification) } ?? []
    let notes = node.optional("notes")?.texts() ?? []
    let extraRows = node.optional("extraRows")?.items().compactMap { $0.word(TableLayout.ExtraRow.self) } ?? []
    guard let id, let title, let unitLine, let stub, let stubHead else { return nil }
    return TableLayout(
      id: id, title: title, unitLine: unitLine, stub: stub, stubHead: stubHead, columns: columns + divisionColumns,
      extraRows: extraRows, notes: notes)
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
