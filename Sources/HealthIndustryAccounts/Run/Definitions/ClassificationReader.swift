extension DefinitionReader {
  /// Rows that contradict each other are found by ``ClassificationCheck``; here they must only be readable.
  func readHealthClassification(_ folder: String) -> HealthClassification? {
    guard let (description, negations) = edition(folder) else { return nil }
    let items = classificationItems(folder)
    let indexByCode = Dictionary(items.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    return HealthClassification(
      edition: description, items: items, links: links(folder, indexByCode),
      activityRules: activityRules(folder, indexByCode), negations: negations, folder: folder)
  }

  private enum EditionStatus: String, CaseIterable {
    case official, working
  }

  private func edition(_ folder: String) -> (HealthClassification.Edition, negations: [String])? {
    guard let node = yaml(folder + "/edition.yaml") else { return nil }
    defer { node.finish() }
    let id = node.required("classification")?.text()
    let title = node.required("title")?.text()
    let source = node.required("source")?.text()
    let status = node.required("status")?.word(EditionStatus.self)
    let statusNote = status == .official ? node.optional("statusNote") : node.required("statusNote")
    node.readValidity()
    let negations = node.optional("negations")?.terms() ?? []
    for key in ["description", "frame", "counts", "industries", "partial"] { _ = node.optional(key) }
    guard let id, let title, let source, let status else { return nil }
    let edition = HealthClassification.Edition(
      id: id, title: title, isOfficial: status == .official, statusNote: statusNote?.text() ?? "", source: source)
    return (edition, negations)
  }

  private func classificationItems(_ folder: String) -> [HealthClassification.Item] {
    guard let table = table(folder + "/items.csv", columns: ["code", "level", "name", "parent", "provenance", "note"])
    else { return [] }
    var indexByCode: [String: Int] = [:]
    var items: [HealthClassification.Item] = []
    for row in table.rows {
      guard let level = HealthClassification.Level(rawValue: row["level"]) else {
        problems.add("level \"\(row["level"])\"; expected division, group or class", file: table.file, line: row.line)
        continue
      }
      if indexByCode[row["code"]] != nil {
        problems.add("code \"\(row["code"])\" is there twice", file: table.file, line: row.line)
      }
      let parent = indexByCode[row["parent"]]
      if !row["parent"].isEmpty, parent == nil {
        problems.add(
          "parent \"\(row["parent"])\" does not stand above \"\(row["code"])\"", file: table.file, line: row.line)
      }
      indexByCode[row["code"]] = items.count
      items.append(
        .init(
          code: row["code"], level: level, name: row["name"], parent: parent,
          provenance: row["provenance"], note: row["note"]))
    }
    return items
  }

  private func links(_ folder: String, _ indexByCode: [String: Int]) -> [HealthClassification.Link] {
    let columns = ["class_code", "industry_code", "industry_name", "partial", "scope_note", "provenance"]
    guard let table = table(folder + "/correspondence.csv", columns: columns) else { return [] }
    return table.rows.compactMap { row in
      guard let industry = IndustryCode(row["industry_code"]), let classIndex = indexByCode[row["class_code"]],
        ["0", "1"].contains(row["partial"])
      else {
        problems.add(
          "expected a class of items.csv, an industry of 4 digits and partial 0 or 1; found \"\(row["class_code"])\", "
            + "\"\(row["industry_code"])\", \"\(row["partial"])\"", file: table.file, line: row.line)
        return nil
      }
      return .init(
        industry: industry, industryName: row["industry_name"], classIndex: classIndex,
        isPartial: row["partial"] == "1",
        scopeNote: row["scope_note"], provenance: row["provenance"], line: row.line)
    }
  }

  private func activityRules(_ folder: String, _ indexByCode: [String: Int]) -> [ActivityRule] {
    let columns = ["industry_code", "class_code", "include_any", "exclude_any"]
    guard let table = table(folder + "/activity_rules.csv", columns: columns) else { return [] }
    return table.rows.compactMap { row in
      guard let industry = IndustryCode(row["industry_code"]), let classIndex = indexByCode[row["class_code"]] else {
        problems.add(
          "expected an industry of 4 digits and a class of items.csv; found \"\(row["industry_code"])\", "
            + "\"\(row["class_code"])\"", file: table.file, line: row.line)
        return nil
      }
      return ActivityRule(
        industry: industry, classIndex: classIndex, includes: terms("include_any", of: row, in: table.file),
        excludes: terms("exclude_any", of: row, in: table.file), line: row.line)
    }
  }
}
