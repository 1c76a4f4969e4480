internal import RecordReaders

/// Normal forms of field text. Full-width letters, digits and signs become half-width in codes and numbers; blanks
/// around a text never count.
enum FieldText {
  /// A code, number or region: half-width, trimmed.
  static func code(_ text: String) -> String {
    trimmed(String(String.UnicodeScalarView(text.unicodeScalars.map(halfWidth))))
  }

  /// An identifier: a code in upper case without inner blanks and hyphens.
  static func identifier(_ text: String) -> String {
    code(text).uppercased().filter { $0 != " " && $0 != "-" }
  }

  /// A name or description: only trimmed, since it is printed as it was reported.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0x00A0: " "
    default: scalar
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar.value == 0x3000 || scalar.value == 0xA0
  }
}
