/// 不足4位的行业代码, as a record gave it: at most a section letter and three digits. Packed, since there is one a unit at most.
struct CoarseCode: Sendable, Hashable, CustomStringConvertible {
  /// Texts of 0, 1, 2 and 3 digits: 1 + 10 + 100 + 1000.
  private static let digitTexts = 1111
  private static let firstLetter = UInt8(ascii: "A")
  private let number: UInt16

  /// - Parameters:
  ///   - letter: A to T, or nil.
  ///   - digits: at most three.
  init?(letter: UInt8?, digits: some StringProtocol) {
    let count = digits.utf8.count
    let first = letter.map { Int($0) - Int(Self.firstLetter) + 1 } ?? 0
    guard count <= 3, (0...20).contains(first), let value = count == 0 ? 0 : Int(digits) else { return nil }
    number = UInt16(first * Self.digitTexts + Self.textsShorter(than: count) + value)
  }

  /// 0 + the digits, where they are three: what the code was before a spreadsheet took it for a number.
  var withLeadingZero: IndustryCode? {
    let digits = digits
    return digits.utf8.count == 3 ? IndustryCode("0" + digits) : nil
  }

  var description: String {
    let first = Int(number) / Self.digitTexts
    let letter = first == 0 ? "" : String(UnicodeScalar(Self.firstLetter + UInt8(first - 1)))
    return letter + digits
  }

  private var digits: String {
    let rest = Int(number) % Self.digitTexts
    let count = (0...3).last { Self.textsShorter(than: $0) <= rest } ?? 0
    let digits = count == 0 ? "" : String(rest - Self.textsShorter(than: count))
    return String(repeating: "0", count: count - digits.utf8.count) + digits
  }

  private static func textsShorter(than count: Int) -> Int { [0, 1, 11, 111][count] }
}
