extension DefinitionReader {
  func readIndustries(_ folder: String) -> IndustryClassification {
    var title = ""
    if let node = yaml(folder + "/edition.yaml") {
      _ = node.readHead("classification")
      title = node.required("title")?.text() ?? ""
      for key in ["status", "counts"] { _ = node.optional(key) }
      node.finish()
    }
    let file = folder + "/items.csv"
    let table = table(file, columns: ["code", "name", "level", "parent", "section"], key: ["code"])
    let rows = table?.rows ?? []
    let codes = Set(rows.map { $0["code"] })
    for row in rows {
      for code in [row["parent"], row["section"]] where !code.isEmpty && !codes.contains(code) {
        problems.add("\"\(code)\", above \"\(row["code"])\", is not in the table", file: file, line: row.line)
      }
    }
    let items = rows.map { row in
      IndustryClassification.Item(
        code: row["code"], name: row["name"], level: row["level"], parent: row["parent"], section: row["section"])
    }
    return IndustryClassification(title: title, items: items)
  }

  func readEarlierIndustries(_ folder: String, _ industries: IndustryClassification) -> EarlierIndustries {
    readEdition(folder + "/edition.yaml", "classification", otherKeys: ["title", "status", "counts", "in2017"])
    guard let table = table(folder + "/codes.csv", columns: ["code", "name", "section"], key: ["code"]) else {
      return EarlierIndustries([])
    }
    let bridge = bridge(folder + "/bridge.csv", industries)
    return EarlierIndustries(
      table.rows.compactMap { row in
        if let code = IndustryCode(row["code"]) {
          return .init(
            code: code, section: row["section"].utf8.first ?? 0, successors: bridge.successors[code] ?? [],
            main: bridge.main[code])
        }
        problems.add("\"\(row["code"])\" is no code of 4 digits", file: table.file, line: row.line)
        return nil
      })
  }

  private func bridge(_ file: String, _ industries: IndustryClassification)
    -> (successors: [IndustryCode: [IndustryCode]], main: [IndustryCode: IndustryCode])
  {
    let columns = ["code_2011", "code_2017", "relation", "main", "basis", "note"]
    guard let table = table(file, columns: columns, key: ["code_2011", "code_2017"]) else { return ([:], [:]) }
    var successors: [IndustryCode: [IndustryCode]] = [:]
    var main: [IndustryCode: IndustryCode] = [:]
    for row in table.rows {
      guard let code = IndustryCode(row["code_2011"]), row["code_2017"].isEmpty || isClass(row["code_2017"], industries)
      else {
        problems.add(
          "expected a class of 4 digits and what it became, a class of the industry edition or nothing; found "
            + "\"\(row["code_2011"])\", \"\(row["code_2017"])\"", file: file, line: row.line)
        continue
      }
      guard let successor = IndustryCode(row["code_2017"]) else { continue }
      successors[code, default: []].append(successor)
      guard row["main"] == "1" else { continue }
      if let other = main[code] {
        problems.add(
          "\(code) has the main successor \(other) already; only one can be", file: file, line: row.line,
          isObjection: true)
      }
      main[code] = successor
    }
    return (successors, main)
  }

  private func isClass(_ code: String, _ industries: IndustryClassification) -> Bool {
    industries[code]?.level == "class"
  }

  /// Institution categories and the industries that they lead to.
  func institutionCategories(_ folder: String, _ industries: IndustryClassification) -> InstitutionCategories {
    readEdition(folder + "/edition.yaml", "categories", otherKeys: ["status", "counts"])
    let table = table(folder + "/categories.csv", columns: ["category", "name", "industry_code"], key: ["category"])
    return InstitutionCategories(
      (table?.rows ?? []).map { row in
        let text = row["industry_code"]
        if !text.isEmpty, industries[text]?.level != "class" {
          problems.add(
            "industry \"\(text)\" is not in the industry edition", file: table?.file ?? folder, line: row.line)
        }
        return .init(code: row["category"], name: row["name"], industry: IndustryCode(text))
      })
  }
}
