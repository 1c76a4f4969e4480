/// Check characters of 统一社会信用代码 (GB 32100-2015) and 组织机构代码 (GB 11714-1997).
///
/// The weights are the standards' arithmetic, not a parameter that a bureau could choose.
enum CheckCharacter {
  private static let socialCreditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let socialCreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// Value of each byte in the alphabet without I, O, S, V and Z; -1 for what is not in it.
  private static let socialCreditValues: [Int] = {
    var values = [Int](repeating: -1, count: 256)
    for (value, byte) in socialCreditAlphabet.enumerated() { values[Int(byte)] = value }
    return values
  }()

  /// check = (31 − Σ mod 31) mod 31; remainder 0 gives the character 0.
  static func isValidSocialCreditCode(_ text: String) -> Bool {
    var sum = 0
    var position = 0
    var last = -1
    for byte in text.utf8 {
      let value = socialCreditValues[Int(byte)]
      guard value >= 0, position < 18 else { return false }
      if position < 17 { sum += value * socialCreditWeights[position] }
      last = value
      position += 1
    }
    return position == 18 && last == (31 - sum % 31) % 31
  }

  /// The same for 18 bytes, at one look-up a byte: with the check character, the sum is a multiple of 31.
  ///
  /// - Parameter values: ``weightedValues``, handed in since every record of a run passes here.
  @inline(__always)
  static func isValidSocialCreditCode(_ code: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt16>) -> Bool
  {
    guard code.count == 18 else { return false }
    var sum: UInt16 = 0
    for position in 0..<18 { sum &+= values[position << 8 | Int(code[position])] }
    return sum < otherCharacter && sum % 31 == 0
  }

  /// What each byte adds to the sum at each position, 256 a position; ``otherCharacter`` for what is not in the alphabet.
  static let weightedValues: [UInt16] = (socialCreditWeights + [1]).flatMap { weight in
    socialCreditValues.map { $0 < 0 ? otherCharacter : UInt16($0 * weight % 31) }
  }
  /// More than the sum of 18 values.
  private static let otherCharacter: UInt16 = 1 << 10

  /// check = 11 − Σ mod 11, where 10 is written X and 11 is written 0.
  static func isValidOrganisationCode(_ text: Substring) -> Bool {
    guard text.utf8.count == 9, let last = text.utf8.last else { return false }
    let sum = zip(text.utf8, organisationWeights).reduce(0) { $0 + value($1.0) * $1.1 }
    let check = 11 - sum % 11
    let expected = check == 11 ? UInt8(ascii: "0") : check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check)
    return last == expected
  }

  /// The same for bytes, which are digits and capitals.
  static func isValidOrganisationCode(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
    guard code.count == 9 else { return false }
    var sum = 0
    // 3, 7, 9, 10, 5, 8, 4, 2: the weights of the standard, one a half-byte from the left.
    for index in 0..<8 { sum += value(code[index]) * Int(0x379A_5842 >> (28 - 4 * index) & 0xF) }
    let check = sum % 11
    let expected =
      check == 0 ? UInt8(ascii: "0") : check == 1 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(11 - check)
    return code[8] == expected
  }

  /// Digits count themselves, letters from A = 10.
  private static func value(_ byte: UInt8) -> Int {
    byte >= UInt8(ascii: "A") ? Int(byte - UInt8(ascii: "A")) + 10 : Int(byte - UInt8(ascii: "0"))
  }
}
