internal import RecordReaders

extension DefinitionReader {
  /// A form definition; nil where it has faults.
  func form(_ file: String, _ variables: VariableCatalogue) -> FormDefinition? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    let head = node.readHead("form")
    let year = node.required("year")?.whole()
    let format = format(node)
    let unit = node.optional("amountUnit")?.word(MoneyUnit.self)
    let formulas = node.optional("formulas")?.text()
    let blanks = node.optional("blanks").map(blanks) ?? [:]
    let fields = node.required("fields").map { self.fields($0, format, blanks) } ?? []
    let figures = node.optional("variables").map { self.figures($0, format, unit, blanks, variables) } ?? []
    let zeros = node.optional("notCollected").map { notCollected($0, variables) } ?? []
    node.optional("blanks").map { reportUnusedBlanks($0, node.optional("variables")) }
    guard let head, let year, let format else { return nil }
    checkPaths(format, fields.map(\.location) + figures.map(\.location), node)
    return FormDefinition(
      id: head.name, year: year, validity: head.validity, format: format, amountUnit: unit, formulas: formulas,
      textBlanks: blanks["text"] ?? [:],
      fields: fields, variables: figures, countedAsZero: zeros)
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
    guard let number = node.whole() else { return nil }
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
      set.fault(
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
      return location(value, format).map {
        .init(role: role, location: $0, isRequired: isRequired, identifierKind: kind, isOfEarlierEdition: isEarlier)
      }
    }
  }

  private func location(_ node: DefinitionNode, _ format: FormDefinition.Format?) -> FormDefinition.Location? {
    if case .xml = format { return node.required("path")?.text().map { .path($0) } }
    return node.required("aliases").map { .column(aliases: $0.texts()) }
  }

  private enum Sign: String, CaseIterable {
    case reversed
  }

  private func figures(
    _ node: DefinitionNode, _ format: FormDefinition.Format?, _ unit: MoneyUnit?,
    _ blanks: [String: FormDefinition.Blanks], _ catalogue: VariableCatalogue
  ) -> [FormDefinition.VariableField] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      let location = location(value, format)
      let isReversed = value.optional("sign")?.word(Sign.self) == .reversed
      let ownUnit = value.optional("unit")?.word(MoneyUnit.self) ?? unit
      let blankName = value.optional("blanks")?.text() ?? "figure"
      guard let column = catalogue.index(of: name) else {
        value.fault("\"\(name)\" is not in the variable catalogue")
        return nil
      }
      guard let meanings = blanks[blankName] else {
        value.fault("the blanks \"\(blankName)\" are not defined; define what \"\", \"-\", \"…\" mean under `blanks:`")
        return nil
      }
      let isCount = catalogue.variables[column].kind == .count
      if !isCount, ownUnit == nil { value.fault("no money unit; declare `amountUnit:` for the form or `unit:` here") }
      guard let location else { return nil }
      return .init(
        variable: column, name: name, location: location, scale: isCount ? 0 : ownUnit?.scale ?? 0,
        isReversed: isReversed, blanks: meanings)
    }
  }

  private enum Counting: String, CaseIterable {
    case zero
  }

  private func notCollected(_ node: DefinitionNode, _ catalogue: VariableCatalogue) -> [Int] {
    node.entries().compactMap { name, value in
      defer { value.finish() }
      _ = value.required("counts")?.word(Counting.self)
      _ = value.required("reason")?.text()
      if let column = catalogue.index(of: name) { return column }
      value.fault("\"\(name)\" is not in the variable catalogue")
      return nil
    }
  }

  private func checkPaths(
    _ format: FormDefinition.Format, _ locations: [FormDefinition.Location], _ node: DefinitionNode
  ) {
    guard case .xml(let recordPath, let namespaces) = format else { return }
    let paths = locations.map { location in
      if case .path(let path) = location { path } else { "" }
    }
    for (path, group) in Dictionary(grouping: paths, by: \.self) where group.count > 1 {
      node.fault("the path \"\(path)\" is there \(group.count) times; a text can be one field only")
    }
    do {
      _ = try XMLRecordLayout(recordPath: recordPath, fieldPaths: paths, namespaces: namespaces)
    } catch {
      node.fault(error.description)
    }
  }
}
