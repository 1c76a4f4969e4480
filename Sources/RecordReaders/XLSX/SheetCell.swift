/// What a cell says of itself, before its value is read.
struct SheetCell {
  /// ECMA-376 part 1, 18.18.11.
  enum Kind {
    case shared, inline, formulaText, boolean, error, number, date

    init(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
      if text.elementsEqual("s".utf8) {
        self = .shared
      } else if text.elementsEqual("n".utf8) {
        self = .number
      } else if text.elementsEqual("str".utf8) {
        self = .formulaText
      } else if text.elementsEqual("inlineStr".utf8) {
        self = .inline
      } else if text.elementsEqual("b".utf8) {
        self = .boolean
      } else if text.elementsEqual("e".utf8) {
        self = .error
      } else if text.elementsEqual("d".utf8) {
        self = .date
      } else {
        throw .cellKindUnknown(String(decoding: text, as: UTF8.self))
      }
    }
  }

  private(set) var kind = Kind.number
  private(set) var reference: CellReference?
  private(set) var format = 0
  var hasFormula = false
  var hasValue = false

  init() {}

  init(_ attributes: XMLAttributes) throws(WorkbookProblem) {
    for index in 0..<attributes.count {
      guard let (name, value) = attributes[index], name.namespace == nil else { continue }
      if name.isNamed("r") {
        guard let place = CellReference(value) else { throw .referenceUnreadable(Self.text(value)) }
        reference = place
      } else if name.isNamed("t") {
        kind = try Kind(value)
      } else if name.isNamed("s") {
        guard let number = Int(Self.text(value)) else { throw .styleAbsent(index: Self.text(value), count: 0) }
        format = number
      }
    }
  }

  private static func text(_ value: UnsafeBufferPointer<UInt8>) -> String { String(decoding: value, as: UTF8.self) }
}
