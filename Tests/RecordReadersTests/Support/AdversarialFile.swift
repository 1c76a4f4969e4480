@testable import RecordReaders

/// Long inputs: records as bureaus write them, and as they should not, pushed so that quotes, separators and line breaks
/// stand where two chunks of 64 bytes meet.
struct AdversarialFile {
  /// What kinds of records a file holds.
  enum Style: CaseIterable {
    /// No quotes.
    case unquoted
    /// Quotes that leave no doubt, and none.
    case plain
    /// Quotes of every kind that libcsv reads without doubt.
    case mixed
    /// Mixed, with text behind a closing quote or a quote that is never closed.
    case faulty
  }

  private(set) var bytes: [UInt8] = []
  private let style: Style
  private let delimiter: UInt8
  private let characters: [[UInt8]]
  private let wantedLength: Int
  /// A quote stays open up to the end: none must follow that could close it.
  private var isLeftOpen = false
  private var random: SeededGenerator

  static func make(
    _ style: Style, _ delimiter: CSVDialect.Delimiter, _ encoding: TextEncoding, _ random: inout SeededGenerator
  ) -> [UInt8] {
    var file = AdversarialFile(style, delimiter, encoding, seed: random.next())
    file.appendRecords()
    return file.bytes
  }

  private init(_ style: Style, _ delimiter: CSVDialect.Delimiter, _ encoding: TextEncoding, seed: UInt64) {
    self.style = style
    self.delimiter = delimiter.rawValue
    random = SeededGenerator(seed: seed)
    let short = Array("abcxyz0189!#\0".utf8).map { [$0] }
    characters = short + AdversarialBytes.longCharacters(encoding)
    wantedLength = Int.random(in: 100...1000, using: &random)
  }

  private mutating func appendRecords() {
    while bytes.count < wantedLength {
      let fieldCount = Int.random(in: 1...4, using: &random)
      for field in 0..<fieldCount {
        if field > 0 { bytes.append(delimiter) }
        appendField()
      }
      if bytes.count >= wantedLength, chance(3) { return }
      append(choose(["\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\n \t\n", "\r\n\r\n", "\r\r\n"]))
    }
  }

  private mutating func appendField() {
    if style == .faulty, bytes.count > 64, !isLeftOpen, chance(12) { return appendFault() }
    let kinds = isLeftOpen || style == .unquoted ? 3 : style == .plain ? 6 : 10
    switch Int.random(in: 0..<kinds, using: &random) {
    case 0: appendContent()
    case 1: break
    case 2: appendBetweenBlanks { $0.appendContent() }
    case 3, 4: appendQuoted()
    case 5: append("\"\"")
    case 6: appendDoubled()
    case 7: appendQuoteInUnquoted()
    case 8: appendBetweenBlanks { $0.appendQuoted() }
    default: append(choose(["\"\"\"\"", "\"\"\"\"\"\"", "a\"", "a\"\""]))
    }
  }

  private mutating func appendQuoted() {
    append("\"")
    appendContent(isQuoted: true)
    append("\"")
  }

  private mutating func appendDoubled() {
    append("\"")
    if chance(2) { appendContent(isQuoted: true) }
    append("\"\"")
    if chance(2) { appendContent(isQuoted: true) }
    append("\"")
  }

  private mutating func appendQuoteInUnquoted() {
    append("5")
    appendContent()
    append("\"")
    if chance(2) { appendContent() }
  }

  private mutating func appendBetweenBlanks(_ content: (inout Self) -> Void) {
    append(choose(["", " ", "\t", " \t "]))
    content(&self)
    append(choose(["", " ", "\t", "\t  "]))
  }

  private mutating func appendFault() {
    append("\"")
    appendContent(isQuoted: true)
    isLeftOpen = chance(2)
    if !isLeftOpen { append(choose(["\"x", "\" x", "\" \""])) }
  }

  /// Some characters; one time in two as many as let what follows stand where two chunks meet.
  private mutating func appendContent(isQuoted: Bool = false) {
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      if isQuoted, chance(4) {
        append(choose(["\n", "\r\n", "\r", ",", ";", "\t", " ", ", ", "\n\n"]))
      } else {
        bytes += characters[Int.random(in: 0..<characters.count, using: &random)]
      }
    }
    guard chance(2) else { return }
    let meeting = (bytes.count + 2) / 64 * 64 + 64
    let target = meeting + Int.random(in: -3...2, using: &random)
    let filling = characters[Int.random(in: 0..<characters.count, using: &random)]
    while bytes.count + filling.count <= target { bytes += filling }
    while bytes.count < target { bytes.append(0x78) }
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }
  private mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }
  private mutating func choose(_ texts: [String]) -> String { texts[Int.random(in: 0..<texts.count, using: &random)] }
}
