internal import RecordReaders

extension DefinitionReader {
  /// A form definition; nil where it has faults.
  func form(_ file: String, _ variables: VariableCatalogue) -> FormDefinition? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let head = node.readHead("form")
    let year = node.required("year")?.year()
    let format = format(node)
    let unit = node.optional("amountUnit").map { DeclaredUnit(unit: $0.word(MoneyUnit.self)) }
    let formulas = node.optional("formulas")?.text()
    let blanks = node.optional("blanks").map(blanks) ?? [:]
    let fields = node.required("fields").map { self.fields($0, format, blanks) } ?? []
    let figures = node.optional("variables").map { self.figures($0, format, unit, blanks, variables) } ?? []
    let notCollected = node.optional("notCollected").map { self.notCollected($0, figures, variables) } ?? []
    node.optional("blanks").map { reportUnusedBlanks($0, node.optional("variables")) }
    guard let head, let year, let format else { return nil }
    reportSharedColumns(of: node, format)
    checkPaths(format, fields.map(\.location) + figures.map(\.location), node)
    return FormDefinition(
      id: head.name, year: year, validity: head.validity, format: format, amountUnit: unit?.unit, formulas: formulas,
      textBlanks: blanks["text"] ?? [:],
      fields: fields, variables: figures, notCollected: notCollected)
  }

  private enum FormatName: String, CaseIterable {
    case csv, xml, xlsx
  }

  private func format(_ node: DefinitionNode) -> FormDefinition.Format? {
    switch node.required("format")?.word(FormatName.self) {
    case .csv: return .csv
    case .xml:
      let namespaces = (node.optional("namespaces")?.entries() ?? []).compactMap { prefix, value in
        value.text().map { (prefix, $0) }
      }
      guard let record = node.required("record")?.text() else { return nil }
      return .xml(recordPath: record, namespaces: Dictionary(namespaces, uniquingKeysWith: { first, _ in first }))
    case .xlsx: return .xlsx(workbookSheet(node))
    case nil: return nil
    }
  }

  /// `sheet: 1` is the first, `sheet: 一` or `sheet: "1"` the one of that name.
  private func workbookSheet(_ node: DefinitionNode) -> FormDefinition.WorkbookSheet {
    let sheet = node.optional("sheet")
    let number = sheet?.plainWhole()
    if let sheet, let number, number < 1 { sheet.fault("sheet \(number); sheets are counted from 1") }
    let head = node.optional("head")
    let row = head?.required("row").flatMap { count($0, upTo: 1_048_576) } ?? 1
    let rows = head?.optional("rows").flatMap { count($0, upTo: 20) } ?? 1
    head?.finish()
    return .init(name: number == nil ? sheet?.text() : nil, number: number ?? 1, headRow: row, headRows: rows)
  }

  private func count(_ node: DefinitionNode, upTo limit: Int) -> Int? {
    guard let number = node.whole("1 to \(limit)") else { return nil }
    if (1...limit).contains(number) { return number }
    node.fault("\(number); expected 1 to \(limit)")
    return nil
  }

  private func blanks(_ node: DefinitionNode) -> [String: FormDefinition.Blanks] {
    var sets: [String: FormDefinition.Blanks] = [:]
    for (name, value) in node.entries() {
      for (text, meaning) in value.entries() {
        sets[name, default: [:]][FieldText.code(text)] = meaning.word(FormDefinition.BlankMeaning.self)
      }
    }
    return sets
  }

  /// A misspelt set would leave a text such as "-" without its meaning.
  private func reportUnusedBlanks(_ sets: DefinitionNode, _ variables: DefinitionNode?) {
    let named = (variables?.entries() ?? []).compactMap { $0.value.optional("blanks")?.text() }
    for (name, set) in sets.entries() where !["text", "figure"].contains(name) && !named.contains(name) {
      set.objection(
        "the blanks \"\(name)\" are used by no variable; expected text (of the fields), figure (of the variables), or a name "
          + "that a variable has as its `blanks:`")
    }
  }

  private func fields(
    _ node: DefinitionNode, _ format: FormDefinition.Format?, _ blanks: [String: FormDefinition.Blanks]
  ) -> [FormDefinition.Field] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      guard let role = FormDefinition.Role(rawValue: name) else {
        let known = FormDefinition.Role.allCases.map(\.rawValue).joined(separator: ", ")
        value.fault("unknown field \"\(name)\"; expected one of: \(known)")
        _ = location(value, format)
        return nil
      }
      let isRequired = value.optional("required")?.flag() ?? false
      let kind = role == .unitID ? value.required("kind")?.word(UnitIdentifier.Kind.self) : nil
      let isEarlier = role == .industryCode ? value.optional("earlierEdition")?.flag() ?? false : false
      return .init(
        role: role, location: location(value, format), isRequired: isRequired, identifierKind: kind,
        isOfEarlierEdition: isEarlier)
    }
  }

  /// Without a name where it is missing or the format is not known: a field with a fault is not missing.
  private func location(_ node: DefinitionNode, _ format: FormDefinition.Format?) -> FormDefinition.Location {
    switch format {
    case .xml: return .path(node.required("path")?.text() ?? "")
    case .csv, .xlsx: return .column(aliases: node.required("aliases")?.terms() ?? [])
    case nil:
      for key in ["aliases", "path"] { _ = node.optional(key) }
      return .column(aliases: [])
    }
  }

  private enum Sign: String, CaseIterable {
    case reversed
  }

  private func figures(
    _ node: DefinitionNode, _ format: FormDefinition.Format?, _ formUnit: DeclaredUnit?,
    _ blanks: [String: FormDefinition.Blanks], _ catalogue: VariableCatalogue
  ) -> [FormDefinition.VariableField] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      let location = location(value, format)
      let isReversed = value.optional("sign")?.word(Sign.self) == .reversed
      let unit = value.optional("unit").map { DeclaredUnit(unit: $0.word(MoneyUnit.self)) } ?? formUnit
      let blankName = value.optional("blanks")?.text() ?? "figure"
      guard let column = catalogue.index(of: name) else {
        value.fault("\"\(name)\" is not in the variable catalogue")
        return nil
      }
      if blanks[blankName] == nil {
        value.fault("the blanks \"\(blankName)\" are not defined; define what \"\", \"-\", \"…\" mean under `blanks:`")
      }
      let isCount = catalogue.variables[column].kind == .count
      if !isCount, unit == nil { value.fault("no money unit; declare `amountUnit:` for the form or `unit:` here") }
      // A variable with a fault is not missing: formulas that need it would be told of a fault that is none.
      return .init(
        variable: column, name: name, location: location, scale: isCount ? 0 : unit?.unit?.scale ?? 0,
        isReversed: isReversed, blanks: blanks[blankName] ?? [:])
    }
  }

  private func notCollected(
    _ node: DefinitionNode, _ figures: [FormDefinition.VariableField], _ catalogue: VariableCatalogue
  ) -> [FormDefinition.NotCollected] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      let counts = value.required("counts")?.word(FormDefinition.BlankMeaning.self)
      let reason = value.required("reason")?.text()
      guard let column = catalogue.index(of: name) else {
        value.fault("\"\(name)\" is not in the variable catalogue")
        return nil
      }
      if figures.contains(where: { $0.variable == column }) {
        value.objection("\"\(name)\" stands under `variables:` too; the form has it or has it not: remove one of both")
      }
      return .init(variable: column, counts: counts ?? .missing, reason: reason ?? "")
    }
  }

  private func checkPaths(
    _ format: FormDefinition.Format, _ locations: [FormDefinition.Location], _ node: DefinitionNode
  ) {
    guard case .xml(let recordPath, let namespaces) = format else { return }
    let paths = locations.compactMap { location in
      if case .path(let path) = location, !path.isEmpty { path } else { nil }
    }
    do {
      _ = try XMLRecordLayout(recordPath: recordPath, fieldPaths: paths, namespaces: namespaces)
    } catch {
      node.fault(error.description)
    }
  }
}

/// That a money unit is declared, whether or not it is a known one.
private struct DeclaredUnit {
  /// nil where it is not known, which was told at its place.
  let unit: MoneyUnit?
}
