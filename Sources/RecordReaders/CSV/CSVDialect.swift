/// How one CSV file is written: reported for each file, and overridable a source.
public struct CSVDialect: Sendable, Equatable {
  /// A delimiter that bureaus' exports use.
  public enum Delimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B

    /// The word that definitions and reports use.
    public var name: String {
      switch self {
      case .comma: "comma"
      case .tab: "tab"
      case .semicolon: "semicolon"
      }
    }

    /// The delimiter that a definition names.
    public init?(named name: String) {
      guard let delimiter = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = delimiter
    }
  }

  /// Encoding of the file.
  public let encoding: TextEncoding
  /// Length of the byte order mark, in bytes.
  public let markLength: Int
  /// What stands between fields.
  public let delimiter: Delimiter

  /// The delimiter that occurs most often outside quotes in the first line that is not blank; a header of one column
  /// counts as comma.
  static func delimiter(ofHeader head: some Sequence<UInt8>) -> Delimiter {
    var counts: [Delimiter: Int] = [:]
    var isQuoted = false
    var isBlank = true
    for byte in head {
      if byte == ASCII.quote { isQuoted.toggle() }
      let isLineBreak = ASCII.isLineBreak(byte)
      if isLineBreak, !isQuoted, !isBlank { break }
      isBlank = isBlank && (isLineBreak || ASCII.isBlank(byte))
      if !isQuoted, let delimiter = Delimiter(rawValue: byte) { counts[delimiter, default: 0] += 1 }
    }
    return Delimiter.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .comma
  }
}

/// The bytes that the grammar of CSV names.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22

  static func isLineBreak(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
}
