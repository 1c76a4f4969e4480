/// ``ByteChunk`` without the instructions of a processor: eight words of eight bytes.
///
/// A test on x86-64 holds the two together.
struct PortableByteChunk {
  static let length = 64

  private let words: SIMD8<UInt64>

  /// The 64 bytes at the address.
  @inline(__always)
  init(_ bytes: UnsafeRawPointer) {
    words = SIMD8(littleEndian: bytes.loadUnaligned(as: SIMD8<UInt64>.self))
  }

  /// Bytes of 0x80 and above.
  @inline(__always)
  var notASCII: UInt64 { Self.gather(words) }

  /// Bytes that do not go on with a UTF-8 character: all but 0x80…0xBF.
  @inline(__always)
  var notContinuation: UInt64 { ~within(0x80, 0xBF) }

  /// Bytes from one to another, both included.
  @inline(__always)
  func within(_ low: UInt8, _ high: UInt8) -> UInt64 {
    high == .max ? atLeast(low) : atLeast(low) & ~atLeast(high + 1)
  }

  /// Bytes that are this one.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = words ^ SIMD8(repeating: Self.ones &* UInt64(byte))
    // The top bit of (x & 0x7F) + 0x7F is set unless the low seven are 0; no carry leaves its byte.
    let isDifferent = ((difference & Self.lowBits) &+ Self.lowBits) | difference
    return ~Self.gather(isDifferent)
  }

  /// Bytes that are one of two.
  @inline(__always)
  func equal(to first: UInt8, or second: UInt8) -> UInt64 { equal(to: first) | equal(to: second) }

  /// Whether any byte is this one.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { equal(to: byte) != 0 }

  /// Bytes of this one and above.
  @inline(__always)
  func atLeast(_ byte: UInt8) -> UInt64 {
    let least = SIMD8(repeating: Self.ones &* UInt64(byte))
    // Compares the low seven bits as a difference that keeps the top bit where it does not borrow, then the top bits.
    let low = ((words & Self.lowBits) | Self.topBits) &- (least & Self.lowBits)
    let isAtLeast = (words & ~least) | (~(words ^ least) & low)
    return Self.gather(isAtLeast)
  }

  /// Whether any byte is this one or above.
  @inline(__always)
  func contains(atLeast byte: UInt8) -> Bool { atLeast(byte) != 0 }

  /// A byte and the one behind it.
  struct Pair: Sendable {
    fileprivate let first, second: UInt8

    init(_ first: UInt8, _ second: UInt8) {
      self.first = first
      self.second = second
    }
  }

  /// Whether a pair stands anywhere, gathered over some pairs.
  struct PairMatches {
    private(set) var areAny = false

    /// - Parameter next: the chunk that begins one byte later.
    mutating func add(_ chunk: PortableByteChunk, _ next: PortableByteChunk, _ pair: Pair) {
      areAny = areAny || chunk.equal(to: pair.first) & next.equal(to: pair.second) != 0
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lowBits = SIMD8<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
  private static let topBits = SIMD8<UInt64>(repeating: 0x8080_8080_8080_8080)

  /// The top bit of every byte.
  @inline(__always)
  private static func gather(_ words: SIMD8<UInt64>) -> UInt64 {
    var bits: UInt64 = 0
    for index in 0..<8 {
      // The multiplication moves the eight bits side by side into the top byte.
      let byte = ((words[index] & 0x8080_8080_8080_8080) >> 7 &* 0x0102_0408_1020_4080) >> 56
      bits |= byte << (UInt64(index) * 8)
    }
    return bits
  }
}

extension SIMD8<UInt64> {
  fileprivate init(littleEndian value: Self) {
    self = value
    for index in 0..<8 { self[index] = UInt64(littleEndian: value[index]) }
  }
}
