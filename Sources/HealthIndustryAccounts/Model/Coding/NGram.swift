/// One to four neighbouring characters as one word, and the text that a person reads of it.
struct NGram: Hashable, Sendable, Comparable {
  static let longest = 4
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Appends a character to a shorter one.
  func appending(_ character: UInt16) -> NGram { NGram(bits: bits << 16 | UInt64(character)) }

  static let empty = NGram(bits: 0)

  /// The characters; `^` and `$` stand for a phrase's beginning and end.
  var characters: [UInt16] { [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: bits >> $0) }.filter { $0 != 0 } }

  var text: String { String(decoding: characters, as: UTF16.self) }

  static func < (a: Self, b: Self) -> Bool { a.bits < b.bits }

  /// Calls `body` for every n-gram of a phrase but begin and end alone.
  static func forEach(in phrase: UnsafeBufferPointer<UInt16>, _ body: (NGram) -> Void) {
    for start in phrase.indices {
      var gram = NGram.empty
      for place in start..<min(start + longest, phrase.count) {
        gram = gram.appending(phrase[place])
        let isEdge = place == start && (start == 0 || start == phrase.count - 1)
        if !isEdge { body(gram) }
      }
    }
  }
}
