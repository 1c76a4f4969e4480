/// Texts of every plane of Unicode, by their first, their last and other characters.
enum PlaneTexts {
  static func make(_ plane: UInt32, _ random: inout SeededGenerator) -> String {
    let first = plane << 16
    let edges = [0, 0x7F, 0x80, 0x7FF, 0x800, 0x0FFF, 0x1000, 0x4E00, 0x9FA5, 0xD7FF, 0xE000, 0xFFFF].map { first + $0 }
    let others = (0..<40).map { _ in first + UInt32.random(in: 0...0xFFFF, using: &random) }
    var text = ""
    for value in edges + others {
      // Surrogates are no characters; some for private use are none in glibc's GB18030.
      if let scalar = Unicode.Scalar(value), !(0xE78D...0xE864).contains(value) { text.unicodeScalars.append(scalar) }
      // ASCII between them, so that chunks meet at all places of a character.
      if Bool.random(using: &random) { text += "a1" }
    }
    return text
  }
}
