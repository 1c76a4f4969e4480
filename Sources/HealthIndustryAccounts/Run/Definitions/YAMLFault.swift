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
      message =
        Self.isOfTab(problem, Self.lines(of: text).dropFirst(mark.line - 1).first ?? "")
        ? Self.tab : Self.syntax(problem)
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
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
