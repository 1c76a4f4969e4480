import Testing

@testable import RecordReaders

/// Asks for the validity of one input after the other, 64 bytes at a time and byte by byte.
struct ValidityComparison {
  private(set) var disagreements: [String] = []
  private(set) var validCount = 0
  private(set) var invalidCount = 0
  private(set) var opinionCount = 0
  private let encoding: TextEncoding
  /// A third opinion; nil where it has none.
  private let other: ([UInt8]) -> Bool?

  init(_ encoding: TextEncoding, other: @escaping ([UInt8]) -> Bool?) {
    self.encoding = encoding
    self.other = other
  }

  mutating func compare(_ bytes: [UInt8]) {
    let (isValid, firstInvalid) = bytes.withUnsafeBufferPointer {
      (EncodingValidation.isValid($0, encoding), EncodingValidation.firstInvalid($0, encoding))
    }
    if isValid { validCount += 1 } else { invalidCount += 1 }
    if isValid != (firstInvalid == nil) {
      disagreements.append("\(bytes): \(isValid), but \(firstInvalid.map(String.init) ?? "no byte") is not valid")
    }
    guard let others = other(bytes) else { return }
    opinionCount += 1
    if others != isValid { disagreements.append("\(bytes): \(isValid), but \(others)") }
  }

  /// The inputs would prove nothing if hardly any were valid, or hardly any were not.
  func expectAgreement(valid: Int, invalid: Int, opinions: Int = 0) {
    #expect(disagreements.shortest == nil)
    #expect(validCount >= valid)
    #expect(invalidCount >= invalid)
    #expect(opinionCount >= opinions)
  }

  /// Every sequence of the bytes, at the beginning of a text and where two chunks meet.
  mutating func compareSequences(of alphabet: [UInt8], length: Int, behind heads: [Int]) {
    var digits = Array(repeating: 0, count: length)
    var number = 0
    repeat {
      let sequence = digits.map { alphabet[$0] }
      for head in heads {
        // Half of them end the text.
        let tail = (number + head) % 2 == 0 ? 0 : 3
        compare(Array(repeating: 0x61, count: head) + sequence + Array(repeating: 0x62, count: tail))
      }
      number += 1
    } while Self.advance(&digits, base: alphabet.count)
  }

  /// The bytes of a character with whole chunks of ASCII between them.
  mutating func compareTornCharacters(_ character: [UInt8]) {
    for length in 1..<character.count {
      for head in placesWhereChunksMeet {
        for gap in [1, 63, 64, 65, 128] {
          let ascii = Array(repeating: 0x21, count: head) as [UInt8]
          compare(ascii + character.prefix(length) + Array(repeating: 0x21, count: gap) + character.dropFirst(length))
        }
      }
    }
  }

  /// Counts up in a number system with as many digits as the alphabet has bytes; false behind the last number.
  private static func advance(_ digits: inout [Int], base: Int) -> Bool {
    for place in digits.indices.reversed() {
      digits[place] += 1
      if digits[place] < base { return true }
      digits[place] = 0
    }
    return false
  }
}

/// Texts of 0 to 200 bytes and more, half of them with some bytes that belong to no character.
enum NastyText {
  static func make(_ characters: [[UInt8]], nasty: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let wantedLength = Int.random(in: 0...200, using: &random)
    let rarity = Bool.random(using: &random) ? Int.random(in: 1...60, using: &random) : .max
    var bytes: [UInt8] = []
    while bytes.count < wantedLength {
      if Int.random(in: 0..<rarity, using: &random) == 0 {
        bytes.append(nasty[Int.random(in: 0..<nasty.count, using: &random)])
      } else {
        bytes += characters[Int.random(in: 0..<characters.count, using: &random)]
      }
    }
    return bytes
  }
}

/// Where a sequence begins so that two chunks of 64 bytes meet before, within or behind it.
let placesWhereChunksMeet = [0] + Array(60...68)
