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
    let columns = ["code", "name", "level", "parent"]
    guard let table = table(folder + "/divisions.csv", columns: columns, key: ["code"]) else { return [] }
    reportCycles(in: table)
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

  /// A division that lies in itself has no place under a province.
  private func reportCycles(in table: DefinitionTable) {
    let parents = Dictionary(table.rows.map { ($0["code"], $0["parent"]) }, uniquingKeysWith: { first, _ in first })
    for row in table.rows {
      var above = row["parent"]
      var steps = 0
      while above != row["code"], let next = parents[above], !next.isEmpty, steps < parents.count {
        above = next
        steps += 1
      }
      if above == row["code"] {
        problems.add(
          "\"\(row["code"])\" lies in itself, by its parent \"\(row["parent"])\"; give it the division right above it",
          file: table.file, line: row.line)
      }
    }
  }

  private func successors(_ folder: String) -> [RegionCode: [RegionCode]] {
    let columns = ["retired_code", "current_codes"]
    guard let table = table(folder + "/retired-codes.csv", columns: columns, key: ["retired_code"]) else { return [:] }
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
