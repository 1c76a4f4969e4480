internal import Yams

/// What keeps a text from being YAML: the line, what was found there and what to do.
struct YAMLFault {
  let line: Int
  let message: String

  init(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      let lines = Self.lines(of: text)
      message =
        Self.isOfTab(problem, lines.dropFirst(mark.line - 1).first ?? "")
        ? Self.tab : Self.syntax(problem) + Self.fullWidthHint(lines, at: mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      line = Self.lineOfRepeated(keys.first ?? "", in: text, from: context.mark.line)
      message = "the key \"\(keys.first ?? "")\" is there twice in one mapping; keep one"
    default:
      line = 1
      message = "\(error)".split(separator: "\n").joined(separator: " ")
    }
  }

  private static let tab = "a tab stands where YAML expects spaces; replace the tabs of this line by spaces"

  private static func syntax(_ problem: String) -> String {
    "the text is no YAML here: \(problem); check the indentation, quotes, brackets and colons of this line and of those above"
  }

  /// A full-width sign is a letter to YAML: the key in `limits：` ends where the next colon is, often in the next line.
  private static func fullWidthHint(_ lines: [Substring], at line: Int) -> String {
    for line in [line, line - 1] where lines.indices.contains(line - 1) {
      guard let sign = lines[line - 1].first(where: { "：，｛｝［］＃".contains($0) }) else { continue }
      return "; line \(line) has a full-width \(sign), which YAML takes for a letter"
    }
    return ""
  }

  /// The scanner calls a tab a character like any other.
  private static func isOfTab(_ problem: String, _ line: Substring) -> Bool {
    problem.contains("tab character") || problem.contains("cannot start any token") && line.contains("\t")
  }

  /// Yams names the mapping's first line; the second of the equal keys is where to look.
  private static func lineOfRepeated(_ key: String, in text: String, from start: Int) -> Int {
    let lines = lines(of: text).enumerated().dropFirst(start - 1)
    let found = lines.filter { $0.element.drop { $0 == " " }.hasPrefix("\(key):") }
    return found.dropFirst().first.map { $0.offset + 1 } ?? start
  }

  private static func lines(of text: String) -> [Substring] {
    // One character in Swift, "\r\n" is not "\n".
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }
}
