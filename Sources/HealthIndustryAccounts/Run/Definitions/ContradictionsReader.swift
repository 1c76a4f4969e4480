extension DefinitionReader {
  /// Which texts speak against which codes: the table, the fields that are looked at, and words that deny.
  func contradictions(
    _ node: DefinitionNode, _ classification: HealthClassification, _ industries: IndustryClassification
  ) -> TextContradictions? {
    defer { node.finish() }
    let rules = node.required("rules")?.existingFile().map { contradictionRules($0, industries) }
    let fields = node.required("fields").map(contradictionFields)
    let negations = node.required("negations")?.terms()
    guard let rules, let fields, let negations else { return nil }
    if fields.isEmpty {
      node.objection("no field is looked at; name one under \"fields\", or remove \"contradictions\"")
    }
    return TextContradictions(rules, fields: fields, negations: negations, classification)
  }

  private func contradictionFields(_ node: DefinitionNode) -> [TextContradictions.Field] {
    let texts: [FormDefinition.Role] = [.mainActivity, .businessScope, .mainProducts, .unitName]
    return node.entries().compactMap { name, value in
      guard let role = texts.first(where: { $0.rawValue == name }) else {
        let known = texts.map(\.rawValue).joined(separator: ", ")
        value.fault("\"\(name)\" is no field with a text; expected one of: \(known)")
        return nil
      }
      return value.word(TextContradictions.Extent.self).map { .init(role: role, extent: $0) }
    }
  }

  private func contradictionRules(_ file: String, _ industries: IndustryClassification) -> [ContradictionRule] {
    let columns = ["rule", "says", "terms", "unless", "codes", "except_codes"]
    guard let table = table(file, columns: columns) else { return [] }
    let limit = TextContradictions.mostRules
    if table.rows.count > limit {
      problems.add(
        "\(table.rows.count) rules; expected at most \(limit): join rules that say the same", file: file, line: 1)
      return []
    }
    var known: Set<String> = []
    return table.rows.compactMap { row in
      let terms = terms("terms", of: row, in: file)
      let unless = self.terms("unless", of: row, in: file)
      let beginnings = self.codes("codes", of: row, in: file)
      let exceptions = self.codes("except_codes", of: row, in: file)
      if !known.insert(row["rule"]).inserted {
        problems.add("the rule \"\(row["rule"])\" is there twice", file: file, line: row.line, isObjection: true)
      }
      if terms.isEmpty {
        problems.add(
          "no term; expected at least one, several separated by |", file: file, line: row.line, isObjection: true)
      }
      // What a wrong list holds together is no term.
      if ["terms", "unless"].allSatisfy({ TermList(row, $0).faults.isEmpty }) {
        reportUselessWords(unless, of: terms, file, row.line)
      }
      guard let beginnings, let exceptions else { return nil }
      guard let codes = contradictionCodes(beginnings), exceptions.allSatisfy(Self.isDigits) else {
        problems.add(
          "codes \"\(row["codes"])\", except_codes \"\(row["except_codes"])\"; expected outside, whole, or 1 to 4 digits that "
            + "codes begin with, several separated by |", file: file, line: row.line)
        return nil
      }
      for code in beginnings.filter(Self.isDigits) + exceptions
      where !industries.items.contains(where: { $0.level == "class" && $0.code.hasPrefix(code) }) {
        problems.add(
          "no industry of \(industries.title) begins with \"\(code)\"; correct or remove it", file: file,
          line: row.line,
          isObjection: true)
      }
      return ContradictionRule(
        id: row["rule"], says: row["says"], terms: terms, unless: unless, codes: codes,
        exceptions: exceptions)
    }
  }

  /// A longer word that holds no term would never keep one from counting.
  private func reportUselessWords(_ words: [String], of terms: [String], _ file: String, _ line: Int) {
    for word in words where !terms.contains(where: { word.contains($0) }) {
      problems.add(
        "\"\(word)\" holds none of the terms, so that it has no effect; correct or remove it", file: file, line: line,
        isObjection: true)
    }
  }

  private func contradictionCodes(_ words: [String]) -> ContradictionRule.Codes? {
    switch words {
    case ["outside"]: .outside
    case ["whole"]: .whole
    default: !words.isEmpty && words.allSatisfy(Self.isDigits) ? .beginning(words) : nil
    }
  }

  private static func isDigits(_ text: String) -> Bool {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }
}
