/// The activities that a text lists: between semicolons, commas and stops; what stands in brackets is one of its own, commas
/// and all. A bracket that nothing closes holds nothing together: texts are cut off where a field is full.
enum Activities {
  /// How much of a field is looked at.
  enum Extent: String, Sendable, CaseIterable {
    case all
    /// The first activity that the field names: the main one, where the others may well be of other industries.
    case first
  }

  /// - Parameter extent: for ``Extent/first``, only what stands before the first sign, that between the items of a list too.
  static func ranges(of text: Span<UInt8>, _ extent: Extent) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var depth = 0
    var index = 0
    // Looked for at the first bracket only; the first one last.
    var unclosed: [Int]?
    func end() {
      if start < index { ranges.append(start..<index) }
    }
    while index < text.count {
      let (sign, length) = sign(text, index)
      let isEnd =
        switch sign {
        case .opening, .closing: true
        case .end: depth == 0
        case .list: extent == .first
        case nil: false
        }
      if isEnd {
        end()
        if extent == .first, !ranges.isEmpty { return ranges }
        start = index + length
      }
      if sign == .opening {
        if unclosed == nil { unclosed = self.unclosed(text, from: index) }
        if unclosed?.last == index { unclosed?.removeLast() } else { depth += 1 }
      }
      if sign == .closing { depth = max(depth - 1, 0) }
      index += length
    }
    end()
    return ranges
  }

  /// Where brackets open that nothing closes, the last one first.
  private static func unclosed(_ text: Span<UInt8>, from start: Int) -> [Int] {
    var open: [Int] = []
    var index = start
    while index < text.count {
      let (sign, length) = sign(text, index)
      if sign == .opening { open.append(index) }
      if sign == .closing { _ = open.popLast() }
      index += length
    }
    return open.reversed()
  }

  /// Whether a negation denies a term of its activity: what follows it and, where it ends the activity, what stands before:
  /// 不含药品; 药品除外.
  ///
  /// - Parameters:
  ///   - negation: its bytes in the activity.
  ///   - term: its bytes in the activity.
  ///   - length: bytes of the activity.
  static func denies(_ negation: Range<Int>, _ term: Range<Int>, length: Int) -> Bool {
    negation.upperBound <= term.lowerBound || negation.upperBound == length
  }

  private enum Sign {
    case opening, closing, end, list
  }

  /// The sign that begins at a byte, and how many bytes it takes; 1 where there is none.
  private static func sign(_ text: Span<UInt8>, _ index: Int) -> (Sign?, Int) {
    switch text[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.opening, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.closing, 1)
    case UInt8(ascii: ";"), UInt8(ascii: ","), 0x0A, 0x0D: return (.end, 1)
    case 0xE3, 0xEF: break
    default: return (nil, 1)
    }
    guard index + 2 < text.count else { return (nil, 1) }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xEF, 0xBC, 0x88), (0xEF, 0xBC, 0xBB), (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x94): return (.opening, 3)
    case (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0xBD), (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x95): return (.closing, 3)
    case (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x82): return (.end, 3)
    case (0xE3, 0x80, 0x81): return (.list, 3)
    default: return (nil, 1)
    }
  }
}
