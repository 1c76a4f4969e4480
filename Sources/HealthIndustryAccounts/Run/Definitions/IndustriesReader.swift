extension DefinitionReader {
  /// An edition of GB/T 4754 from a folder.
  func industries(_ folder: String) -> IndustryClassification {
    var title = ""
    if let node = yaml(folder + "/edition.yaml") {
      _ = node.readHead("classification")
      title = node.required("title")?.text() ?? ""
      for key in ["status", "counts"] { _ = node.optional(key) }
      node.finish()
    }
    let table = table(folder + "/items.csv", columns: ["code", "name", "level", "parent", "section"])
    let items = (table?.rows ?? []).map { row in
      IndustryClassification.Item(
        code: row["code"], name: row["name"], level: row["level"], parent: row["parent"], section: row["section"])
    }
    return IndustryClassification(title: title, items: items)
  }

  /// The classes of the edition before, to recognise its codes.
  func earlierIndustries(_ folder: String) -> Set<IndustryCode> {
    readEdition(folder + "/edition.yaml", "classification", otherKeys: ["title", "status", "counts", "in2017"])
    guard let table = table(folder + "/codes.csv", columns: ["code", "name", "section"]) else { return [] }
    return Set(
      table.rows.compactMap { row in
        if let code = IndustryCode(row["code"]) { return code }
        problems.add("\"\(row["code"])\" is no code of 4 digits", file: table.file, line: row.line)
        return nil
      })
  }

  /// Institution categories and the industries that they lead to.
  func institutionCategories(_ folder: String, _ industries: IndustryClassification) -> InstitutionCategories {
    readEdition(folder + "/edition.yaml", "categories", otherKeys: ["status", "counts"])
    let table = table(folder + "/categories.csv", columns: ["category", "name", "industry_code"])
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
