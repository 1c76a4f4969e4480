@testable import RecordReaders

/// Small inputs out of everything that the grammar of CSV knows.
enum AdversarialBytes {
  static func make(_ random: inout SeededGenerator, encoding: TextEncoding = .utf8) -> [UInt8] {
    let length = Int.random(in: 0...20, using: &random)
    let alphabet = encoding == .gb18030 ? inGB18030 : inUTF8
    return (0..<length).flatMap { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
  }

  /// Characters of two bytes and more; those of GB18030 have ASCII letters, signs and digits as their second byte.
  static func longCharacters(_ encoding: TextEncoding) -> [[UInt8]] {
    encoding == .gb18030
      ? [
        [0xD6, 0xD0], [0x81, 0x40], [0x81, 0x5C], [0x81, 0x7C], [0x81, 0x7E], [0x81, 0x80], [0xFE, 0xFE],
        [0x81, 0x30, 0x81, 0x30], [0x81, 0x39, 0xEE, 0x39], [0x95, 0x32, 0x82, 0x36],
      ]
      : ["中", "é", "😀", "\u{7FF}", "\u{FFFF}", "\u{10FFFF}"].map { Array($0.utf8) }
  }

  private static let inUTF8 = grammar + longCharacters(.utf8).prefix(3)
  private static let inGB18030 = grammar + longCharacters(.gb18030).suffix(7)
  private static let grammar: [[UInt8]] =
    ["\"", "\"", "\"", ",", ",", ";", "\t", " ", "\r", "\n", "\n", "\r\n", "\0", "a", "\"\"", "!", "#"].map {
      Array($0.utf8)
    }
}
