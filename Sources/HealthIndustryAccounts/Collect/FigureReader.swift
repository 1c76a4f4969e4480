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

  /// The figure in 0.0001 元 or whole numbers; `UnitTable.missing` where the form says that the text means so.
  func read(_ field: Span<UInt8>, as variable: FormDefinition.VariableField) throws(Failure) -> Int64 {
    // Most figures are plain ASCII digits: no text is made for them.
    if !variable.hasNumericBlanks, let value = try? DecimalText.parse(field, scale: variable.scale) {
      return variable.isReversed ? -value : value
    }
    let text = decoder.withUTF8(field, FieldText.code)
    switch variable.blanks[text] {
    case .missing: return UnitTable.missing
    case .zero: return 0
    case nil: return try readNormalised(text, variable)
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
