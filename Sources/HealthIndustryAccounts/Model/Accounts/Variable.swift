/// 指标: a variable that forms collect, in the order of the variable catalogue.
struct Variable: Sendable, Equatable {
  /// What a variable counts.
  enum Kind: String, Sendable, CaseIterable {
    /// Money, held in 0.0001 元.
    case amount
    /// A whole number.
    case count

    /// Decimals held.
    var scale: Int { self == .amount ? Amount.scale : 0 }
  }

  /// The Chinese term of the form; formulas and rules use it.
  let name: String
  /// The column name in units.csv.
  let id: String
  let kind: Kind

  /// Creates a variable.
  init(name: String, id: String, kind: Kind) {
    self.name = name
    self.id = id
    self.kind = kind
  }
}

/// The variables of a pipeline. Position in the catalogue is a variable's column number.
struct VariableCatalogue: Sendable {
  let variables: [Variable]
  private let indexByName: [String: Int]

  /// Creates a catalogue; names are unique.
  init(_ variables: [Variable]) {
    self.variables = variables
    indexByName = Dictionary(variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The column of a variable.
  func index(of name: String) -> Int? { indexByName[name] }
}
