/// 审核关系: a comparison of two expressions, as printed on a form.
struct Relation: Sendable, Equatable {
  /// The comparison.
  enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case greater = ">"
    case less = "<"
    case equal = "="

    fileprivate static let known = allCases.map(\.rawValue).joined(separator: ", ")

    func holds(_ left: ExactSum, _ right: ExactSum) -> Bool {
      switch self {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .greater: left > right
      case .less: left < right
      case .equal: left == right
      }
    }
  }

  let left: Expression
  let comparison: Comparison
  /// nil where the right side is the number 0.
  let right: Expression?
  let text: String

  /// Parses a text such as `营业收入 >= 营业利润` or `中间投入 >= 0`.
  init(_ text: String) throws(Expression.SyntaxError) {
    self.text = text
    let plain = text.split(separator: "≥", omittingEmptySubsequences: false).joined(separator: ">=")
      .split(separator: "≤", omittingEmptySubsequences: false).joined(separator: "<=")
    let signs = Self.signs(in: plain)
    guard let sign = signs.first else {
      throw Expression.SyntaxError(description: "expected one of \(Comparison.known) in \"\(text)\"")
    }
    guard signs.count == 1 else {
      throw Expression.SyntaxError(description: "\(signs.count) comparisons; expected one of \(Comparison.known), once")
    }
    guard let comparison = Comparison(rawValue: sign) else {
      throw Expression.SyntaxError(description: "\"\(sign)\" is no comparison; expected one of \(Comparison.known)")
    }
    self.comparison = comparison
    let sides = Self.split(plain, at: sign)
    left = try Expression(sides.0)
    right = sides.1.split(separator: " ") == ["0"] ? nil : try Expression(sides.1)
  }

  /// What stands between two sides: neighbouring signs are one, right or wrong.
  private static func signs(in text: String) -> [String] {
    text.split { !"<>=".contains($0) }.map(String.init)
  }

  private static func split(_ text: String, at separator: String) -> (String, String) {
    let left = text.prefix { !separator.contains($0) }
    return (String(left), String(text.dropFirst(left.count + separator.count)))
  }
}
