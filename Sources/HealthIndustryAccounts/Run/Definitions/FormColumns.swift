/// Which columns of a file, or paths of a record, the fields of a form are.
extension DefinitionReader {
  /// Reports columns and paths that two fields name: one figure would count as two, and no table would show it.
  func reportSharedColumns(of form: DefinitionNode, _ format: FormDefinition.Format) {
    var owners: [String: (field: String, line: Int)] = [:]
    for key in ["fields", "variables"] {
      for (field, value) in form.optional(key)?.entries() ?? [] {
        for (name, node) in columnNames(value, format) {
          if let owner = owners[name], owner.field != field {
            node.objection(
              "\(words(name, format)) is \"\(owner.field)\" in line \(owner.line) and \"\(field)\" here; "
                + "it can be one field only: remove it from the other")
          }
          owners[name] = owners[name] ?? (field, node.line)
        }
      }
    }
  }

  private func columnNames(_ field: DefinitionNode, _ format: FormDefinition.Format) -> [(String, DefinitionNode)] {
    if case .xml = format {
      return [field.optional("path")].compactMap(\.self).compactMap { node in node.text().map { ($0, node) } }
    }
    guard let aliases = field.optional("aliases") else { return [] }
    let items = aliases.items()
    if items.isEmpty { aliases.objection("no column name; expected at least one, as the header of the files has it") }
    return items.compactMap { item in
      guard let text = item.text() else { return nil }
      let name = FieldText.columnName(text)
      if name.isEmpty { item.objection("a column name is blank; expected one as the header of the files has it") }
      return name.isEmpty ? nil : (name, item)
    }
  }

  private func words(_ name: String, _ format: FormDefinition.Format) -> String {
    if case .xml = format { "the path \"\(name)\"" } else { "the column \"\(name)\"" }
  }
}
