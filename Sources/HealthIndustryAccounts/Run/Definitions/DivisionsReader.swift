extension DefinitionReader {
  /// Divisions, retired codes and the parts of names, from a folder.
  func divisions(_ folder: String) -> (divisions: Divisions, nameParts: RegionNames.Parts) {
    readEdition(folder + "/edition.yaml", "divisions", otherKeys: ["retired", "counts"])
    return (Divisions(currentDivisions(folder), successors: successors(folder)), nameParts(folder))
  }

  /// Checks the head of an edition whose other keys are documentation.
  func readEdition(_ file: String, _ kind: String, otherKeys: [String]) {
    guard let node = yaml(file) else { return }
    _ = node.readHead(kind)
    for key in otherKeys { _ = node.optional(key) }
    node.finish()
  }

  private func currentDivisions(_ folder: String) -> [Divisions.Division] {
    guard let table = table(folder + "/divisions.csv", columns: ["code", "name", "level", "parent"]) else { return [] }
    let codes = Set(table.rows.map { $0["code"] })
    return table.rows.compactMap { row in
      if !row["parent"].isEmpty, !codes.contains(row["parent"]) {
        problems.add(
          "the parent \"\(row["parent"])\" of \"\(row["code"])\" is not in the table", file: table.file, line: row.line)
      }
      guard let code = RegionCode(row["code"]), row["parent"].isEmpty || RegionCode(row["parent"]) != nil else {
        problems.add("\"\(row["code"])\" is no division code of 6 digits", file: table.file, line: row.line)
        return nil
      }
      return .init(code: code, name: row["name"], parent: RegionCode(row["parent"]))
    }
  }

  private func successors(_ folder: String) -> [RegionCode: [RegionCode]] {
    guard let table = table(folder + "/retired-codes.csv", columns: ["retired_code", "current_codes"]) else {
      return [:]
    }
    var successors: [RegionCode: [RegionCode]] = [:]
    for row in table.rows {
      let current = terms("current_codes", of: row, in: table.file).map { RegionCode($0) }
      guard let code = RegionCode(row["retired_code"]), !current.contains(nil) else {
        problems.add("expected codes of 6 digits", file: table.file, line: row.line)
        continue
      }
      successors[code] = current.compactMap { $0 }
    }
    return successors
  }

  private func nameParts(_ folder: String) -> RegionNames.Parts {
    let table = table(folder + "/name-parts.csv", columns: ["kind", "text"])
    for row in table?.rows ?? [] where !["suffix", "ethnic"].contains(row["kind"]) {
      problems.add(
        "kind \"\(row["kind"])\"; expected suffix or ethnic", file: folder + "/name-parts.csv", line: row.line)
    }
    func texts(_ kind: String) -> [String] { table?.rows.filter { $0["kind"] == kind }.map { $0["text"] } ?? [] }
    return .init(suffixes: texts("suffix"), ethnicNames: texts("ethnic"))
  }
}
