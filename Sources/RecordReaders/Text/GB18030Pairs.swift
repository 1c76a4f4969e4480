/// The characters of two bytes in GB 18030 as UTF-8, as iconv gives them: a call of iconv costs more than a name's look-ups.
/// Grain: one entry a pair of bytes.
struct GB18030Pairs: Sendable {
  static let shared = GB18030Pairs()

  /// Up to three bytes, the first in the lowest, and their count in the highest byte; 0 where iconv knows no character.
  private var words = [UInt32](repeating: 0, count: 1 << 16)

  private init() {
    guard let converter = CharacterConverter(from: .gb18030) else { return }
    for lead in 0x81...0xFE as ClosedRange<UInt8> {
      for trail in 0x40...0xFE as ClosedRange<UInt8> where trail != 0x7F {
        var utf8: [UInt8] = []
        let outcome = [lead, trail].withUnsafeBufferPointer { converter.convert($0, into: &utf8) }
        guard outcome == .converted(used: 2), utf8.count <= 3 else { continue }
        var word = UInt32(utf8.count) << 24
        for (place, byte) in utf8.enumerated() { word |= UInt32(byte) << UInt32(8 * place) }
        words[Int(lead) << 8 | Int(trail)] = word
      }
    }
  }

  /// The pair of each word, made once where a text is to be encoded.
  private static let pairs = Dictionary(
    shared.words.indices.lazy.filter { shared.words[$0] != 0 }.map { (shared.words[$0], $0) },
    uniquingKeysWith: { first, _ in first })

  /// The one or two bytes of a character; nil where it has none.
  static func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
    let utf8 = Array(String(Character(scalar)).utf8)
    guard utf8.count <= 3 else { return nil }
    let word = utf8.enumerated().reduce(UInt32(utf8.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    return pairs[word].map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  /// Appends a text of ASCII and characters of two bytes.
  ///
  /// - Returns: how many bytes of the text were appended, up to the first that is neither.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
    var index = 0
    // No character of two bytes has more than three in UTF-8.
    output.append(addingCapacity: text.count / 2 * 3 + 1) { free in
      while index < text.count {
        if text[index] < 0x80 {
          free.append(text[index])
          index += 1
          continue
        }
        guard index + 1 < text.count else { return }
        let word = words[Int(text[index]) << 8 | Int(text[index + 1])]
        guard word != 0 else { return }
        for place in 0..<(word >> 24) { free.append(UInt8(truncatingIfNeeded: word >> (8 * place))) }
        index += 2
      }
    }
    return index
  }
}
