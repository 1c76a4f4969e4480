/// Names that outputs are called by.
extension DefinitionNode {
  /// Neither a file nor a sheet of a workbook can have one of these in its name.
  private static let forbidden: [Character] = ["/", "\\", ":", "*", "?", "[", "]"]

  /// A text that a file, folder or sheet can be called.
  ///
  /// - Parameter limit: characters that it may have, as a workbook counts them.
  func fileName(upTo limit: Int? = nil) -> String? {
    guard let text = text() else { return nil }
    if let character = text.first(where: { Self.forbidden.contains($0) || $0.isNewline }) {
      let shown = character.isNewline ? "a line break" : String(character)
      objection(
        "\"\(FieldText.withoutLineBreaks(text))\" is to be a file's name and holds \(shown); expected a name without "
          + Self.forbidden.map(String.init).joined(separator: " "))
    } else if text.isEmpty || FieldText.trimmed(text) != text || [".", "'"].contains(text.first) || text.last == "'" {
      objection(
        "\"\(text)\" is to be a file's name; expected one that neither is blank nor begins or ends with a blank, . or '"
      )
    } else if let limit, text.utf16.count > limit {
      objection("\"\(text)\" has \(text.utf16.count) characters; the name of a sheet has at most \(limit)")
    }
    return text
  }
}
