internal import RecordReaders

/// Reads the figures of records: exact, with the meanings of blanks that the form defines.
struct FigureReader {
  /// Why a figure is unusable, with the text found.
  struct Failure: Error {
    let kind: FindingKind
    let found: String
  }

  private let decoder: TextDecoder

  init(decoder: TextDecoder) {
    self.decoder = decoder
  }

  /// The figure, where it is digits alone, digits with decimals, or an empty field or hyphen whose meaning the form gives;
  /// nil where it is to be read with care.
  @inline(__always)
  static func readPlain(_ field: UnsafeBufferPointer<UInt8>, _ figure: FileFormat.PlainFigure) -> Int64? {
    if field.isEmpty { return figure.empty }
    guard figure.unit != 0 else { return nil }
    guard let number = DecimalText.plainNumber(field) else { return readDecimal(field, figure) }
    let (value, isTooLarge) = number.multipliedReportingOverflow(by: figure.unit)
    return isTooLarge ? nil : value
  }

  /// Apart from whole numbers, which are most figures of enterprises.
  @inline(never)
  private static func readDecimal(_ field: UnsafeBufferPointer<UInt8>, _ figure: FileFormat.PlainFigure) -> Int64? {
    if field.count == 1, field[0] == UInt8(ascii: "-") { return figure.hyphen }
    guard let value = DecimalText.plainDecimal(field, scale: figure.scale) else { return nil }
    return figure.unit < 0 ? -value : value
  }

  /// The figure in 0.0001 元 or whole numbers; `UnitTable.missing` where the form says that the text means so.
  func read(_ field: Span<UInt8>, as variable: FormDefinition.VariableField) throws(Failure) -> Int64 {
    // Most figures are ASCII digits, signs and commas: no text is made for them.
    if !variable.hasNumericBlanks, let value = try? DecimalText.parse(field, scale: variable.scale) {
      return variable.isReversed ? -value : value
    }
    let text = decoder.withUTF8(field, FieldText.code)
    guard let meaning = variable.blanks[text] else { return try readNormalised(text, variable) }
    return Self.value(of: meaning)
  }

  static func value(of meaning: FormDefinition.BlankMeaning) -> Int64 {
    switch meaning {
    case .missing: UnitTable.missing
    case .zero: 0
    }
  }

  private func readNormalised(_ text: String, _ variable: FormDefinition.VariableField) throws(Failure) -> Int64 {
    do {
      let value = try DecimalText.parse(text.utf8.span, scale: variable.scale)
      return variable.isReversed ? -value : value
    } catch {
      throw Failure(kind: Self.kind(of: error), found: text)
    }
  }

  private static func kind(of failure: DecimalText.Failure) -> FindingKind {
    switch failure {
    case .notANumber: .numberUnreadable
    case .tooManyDecimals: .numberTooExact
    case .outOfRange: .numberOutOfRange
    }
  }
}
