/// What may stand in the column 审定结果: a class as code and name, that the unit does not belong, or that it is left open.
struct DecisionChoices: Sendable {
  /// What a text of the column says.
  enum Reading: Sendable, Equatable {
    case decided(ApprovedDecision.Verdict)
    /// Blank, or left open expressly.
    case open
    /// The code is a class's, the name behind it is not.
    case otherName(String)
    /// More than one class has the name.
    case severalClasses
    case unknown
  }

  static let outside = "不属于健康产业"
  static let open = "暂不决定"

  private let classification: HealthClassification
  private let indicesByText: [String: [Int]]

  init(_ classification: HealthClassification) {
    self.classification = classification
    let pairs = Self.classes(of: classification).flatMap { index in
      let item = classification.items[index]
      return [item.code, item.name, Self.text(of: item)].map { (Self.key($0), [index]) }
    }
    indicesByText = Dictionary(pairs, uniquingKeysWith: +)
  }

  /// The texts that a list offers, those of classes with the index of the class.
  var all: [(text: String, classIndex: Int?)] {
    [(Self.outside, nil), (Self.open, nil)]
      + Self.classes(of: classification).map { (text(of: $0), $0) }
  }

  /// Code and name of a class.
  func text(of classIndex: Int) -> String { Self.text(of: classification.items[classIndex]) }

  func text(of verdict: ApprovedDecision.Verdict) -> String {
    switch verdict {
    case .belongs(let classIndex): text(of: classIndex)
    case .outside: Self.outside
    }
  }

  /// Reads a text: a choice of the list, or a class's code or name alone. Blanks do not count.
  func read(_ text: String) -> Reading {
    let key = Self.key(text)
    if key.isEmpty || key == Self.open { return .open }
    if key == Self.outside { return .decided(.outside) }
    if let indices = indicesByText[key] {
      return indices.count == 1 ? .decided(.belongs(indices[0])) : .severalClasses
    }
    let code = key.prefix { $0.isASCII }
    guard let index = indicesByText[String(code)]?.first else { return .unknown }
    return .otherName(classification.items[index].name)
  }

  private static func classes(of classification: HealthClassification) -> [Int] {
    classification.items.indices.filter { classification.items[$0].level == .class }
  }

  private static func text(of item: HealthClassification.Item) -> String { "\(item.code) \(item.name)" }

  private static func key(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
