/// A number of a cell as a person sees it: plain decimal digits, 15 of them at most.
///
/// Workbooks store binary numbers, and 0.1 as 0.10000000000000001. Whoever typed a number typed at most the 15 digits
/// that a sheet keeps, so that rounding to 15 gives back what was typed. The digits are rounded as they are written; no binary
/// number is made.
enum CellNumber {
  private static let digitLimit = 15
  /// Numbers from 10^21 and below 10^-20 stay in scientific notation, which no figure is written in.
  private static let plainExponents = -20...21

  /// Appends the number's text; nil where the bytes are no number.
  static func append(_ bytes: some BidirectionalCollection<UInt8>, to text: inout [UInt8]) -> Void? {
    // Codes and most figures: nothing to change. Digits of a longer whole number are those that the sender wrote.
    if let first = bytes.first, first != zero || bytes.count == 1, bytes.count <= 18, bytes.allSatisfy(isDigit) {
      text.append(contentsOf: bytes)
      return ()
    }
    guard var number = Decimal(bytes) else { return nil }
    number.round(to: digitLimit)
    number.append(to: &text, plainExponents)
    return ()
  }

  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// 0.d₁d₂d₃… × 10^exponent, without zeros at either end; no digits are zero.
  private struct Decimal {
    private var isNegative = false
    private var digits: [UInt8] = []
    private var exponent = 0

    init?(_ bytes: some BidirectionalCollection<UInt8>) {
      var rest = bytes[...]
      isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      let whole = rest.prefix(while: CellNumber.isDigit)
      rest = rest.dropFirst(whole.count)
      var fraction = rest.prefix(0)
      if rest.first == UInt8(ascii: ".") {
        fraction = rest.dropFirst().prefix(while: CellNumber.isDigit)
        rest = rest.dropFirst(fraction.count + 1)
      }
      guard !whole.isEmpty || !fraction.isEmpty, let power = Self.power(rest) else { return nil }
      digits = Array(whole) + fraction
      exponent = whole.count + power
      trim()
    }

    /// What stands behind `E`; nil where it is no power.
    private static func power(_ bytes: some Collection<UInt8>) -> Int? {
      guard let mark = bytes.first else { return 0 }
      guard mark | 0x20 == UInt8(ascii: "e"), bytes.count <= 6 else { return nil }
      return Int(String(decoding: bytes.dropFirst(), as: UTF8.self))
    }

    private mutating func trim() {
      while digits.last == CellNumber.zero { digits.removeLast() }
      let zeros = digits.prefix { $0 == CellNumber.zero }.count
      digits.removeFirst(zeros)
      exponent = digits.isEmpty ? 0 : exponent - zeros
    }

    /// Half goes up, in the decimal digits.
    mutating func round(to count: Int) {
      guard digits.count > count else { return }
      let goesUp = digits[count] >= UInt8(ascii: "5")
      digits.removeLast(digits.count - count)
      if goesUp { increment() }
      trim()
    }

    private mutating func increment() {
      var place = digits.count - 1
      while place >= 0, digits[place] == UInt8(ascii: "9") {
        digits[place] = CellNumber.zero
        place -= 1
      }
      if place >= 0 {
        digits[place] += 1
      } else {
        digits.insert(UInt8(ascii: "1"), at: 0)
        exponent += 1
      }
    }

    func append(to text: inout [UInt8], _ plainExponents: ClosedRange<Int>) {
      guard !digits.isEmpty else { return text.append(CellNumber.zero) }
      if isNegative { text.append(UInt8(ascii: "-")) }
      guard plainExponents.contains(exponent) else {
        text += [CellNumber.zero, UInt8(ascii: ".")] + digits + Array("E\(exponent)".utf8)
        return
      }
      text += exponent > 0 ? Array(digits.prefix(exponent)) : [CellNumber.zero]
      text += repeatElement(CellNumber.zero, count: max(exponent - digits.count, 0))
      let fraction = digits.dropFirst(max(exponent, 0))
      guard !fraction.isEmpty else { return }
      text.append(UInt8(ascii: "."))
      text += repeatElement(CellNumber.zero, count: max(-exponent, 0))
      text += fraction
    }
  }
}
