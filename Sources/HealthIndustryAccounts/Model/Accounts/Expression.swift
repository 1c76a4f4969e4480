/// A linear expression over named quantities: what formulas and audit relations are made of.
///
/// Grammar: terms joined by `+` and `-`; a term is a name, a name times a parameter, or an expression in parentheses.
/// `−` and `×` are read as `-` and `*`.
struct Expression: Sendable, Equatable {
  /// One name with its sign and, where given, the parameter it is multiplied by.
  struct Term: Sendable, Equatable {
    let name: String
    let isNegative: Bool
    let parameter: String?
  }

  let terms: [Term]
  /// The text that the definition gives.
  let text: String

  /// Why a text is no expression.
  struct SyntaxError: Error, Equatable, CustomStringConvertible {
    let description: String
  }

  /// Parses a text; `parameters` tells which names are rates.
  init(_ text: String, parameters: Set<String> = []) throws(SyntaxError) {
    var parser = Parser(text, parameters)
    terms = try parser.parseAll()
    self.text = text
  }

  private struct Parser {
    private let tokens: [String]
    private let parameters: Set<String>
    private var position = 0

    init(_ text: String, _ parameters: Set<String>) {
      tokens = Self.tokens(of: text)
      self.parameters = parameters
    }

    mutating func parseAll() throws(SyntaxError) -> [Term] {
      let terms = try parseSum(isNegative: false)
      if let rest = peek { throw SyntaxError(description: "unexpected \"\(rest)\"") }
      return terms
    }

    private var peek: String? { position < tokens.count ? tokens[position] : nil }

    private mutating func parseSum(isNegative: Bool) throws(SyntaxError) -> [Term] {
      var terms = try parseTerm(isNegative: isNegative)
      while let sign = peek, sign == "+" || sign == "-" {
        position += 1
        terms += try parseTerm(isNegative: isNegative != (sign == "-"))
      }
      return terms
    }

    private mutating func parseTerm(isNegative: Bool) throws(SyntaxError) -> [Term] {
      guard peek == "(" else { return [try parseProduct(isNegative: isNegative)] }
      position += 1
      let terms = try parseSum(isNegative: isNegative)
      guard peek == ")" else { throw SyntaxError(description: "\"(\" is not closed") }
      position += 1
      return terms
    }

    private mutating func parseProduct(isNegative: Bool) throws(SyntaxError) -> Term {
      let first = try takeName()
      guard peek == "*" else { return Term(name: first, isNegative: isNegative, parameter: nil) }
      position += 1
      let second = try takeName()
      guard parameters.contains(first) != parameters.contains(second) else {
        throw SyntaxError(description: "\"\(first) * \(second)\": exactly one of the two must be a parameter")
      }
      let (rate, name) = parameters.contains(first) ? (first, second) : (second, first)
      return Term(name: name, isNegative: isNegative, parameter: rate)
    }

    private mutating func takeName() throws(SyntaxError) -> String {
      guard let name = peek, !["+", "-", "*", "(", ")"].contains(name) else {
        throw SyntaxError(description: "expected a name\(peek.map { " instead of \"\($0)\"" } ?? " at the end")")
      }
      position += 1
      return name
    }

    private static func tokens(of text: String) -> [String] {
      var tokens: [String] = []
      var name = ""
      func endName() -> [String] { name.isEmpty ? [] : [name] }
      for character in text {
        let symbol: String? =
          switch character {
          case "+", "＋": "+"
          case "-", "−", "－": "-"
          case "*", "×": "*"
          case "(": "("
          case ")": ")"
          default: nil
          }
        guard symbol != nil || character == " " else {
          name.append(character)
          continue
        }
        tokens += endName() + [symbol].compactMap { $0 }
        name = ""
      }
      return tokens + endName()
    }
  }
}
