#if arch(x86_64)
  internal import _Builtin_intrinsics.intel

  /// 64 neighbouring bytes, asked questions whose answers are one bit a byte: bit i is about byte i.
  ///
  /// A question costs a few instructions for 64 bytes, where a loop would branch 64 times. Only SSE2 is used, which every
  /// x86-64 processor has.
  struct ByteChunk {
    static let length = 64

    private let vectors: (SIMD2<Int64>, SIMD2<Int64>, SIMD2<Int64>, SIMD2<Int64>)

    /// The 64 bytes at the address.
    @inline(__always)
    init(_ bytes: UnsafeRawPointer) {
      vectors = (
        bytes.loadUnaligned(as: SIMD2<Int64>.self),
        bytes.loadUnaligned(fromByteOffset: 16, as: SIMD2<Int64>.self),
        bytes.loadUnaligned(fromByteOffset: 32, as: SIMD2<Int64>.self),
        bytes.loadUnaligned(fromByteOffset: 48, as: SIMD2<Int64>.self)
      )
    }

    /// Bytes of 0x80 and above.
    @inline(__always)
    var notASCII: UInt64 {
      Self.join(
        _mm_movemask_epi8(vectors.0), _mm_movemask_epi8(vectors.1), _mm_movemask_epi8(vectors.2),
        _mm_movemask_epi8(vectors.3))
    }

    /// Bytes that are this one.
    @inline(__always)
    func equal(to byte: UInt8) -> UInt64 {
      let wanted = _mm_set1_epi8(Int8(bitPattern: byte))
      return Self.join(
        _mm_movemask_epi8(_mm_cmpeq_epi8(vectors.0, wanted)), _mm_movemask_epi8(_mm_cmpeq_epi8(vectors.1, wanted)),
        _mm_movemask_epi8(_mm_cmpeq_epi8(vectors.2, wanted)), _mm_movemask_epi8(_mm_cmpeq_epi8(vectors.3, wanted)))
    }

    /// Bytes that are one of two.
    @inline(__always)
    func equal(to first: UInt8, or second: UInt8) -> UInt64 {
      let one = _mm_set1_epi8(Int8(bitPattern: first))
      let other = _mm_set1_epi8(Int8(bitPattern: second))
      func mask(_ vector: SIMD2<Int64>) -> Int32 {
        _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(vector, one), _mm_cmpeq_epi8(vector, other)))
      }
      return Self.join(mask(vectors.0), mask(vectors.1), mask(vectors.2), mask(vectors.3))
    }

    /// Whether any byte is this one: cheaper than to ask which.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      let wanted = _mm_set1_epi8(Int8(bitPattern: byte))
      let first = _mm_or_si128(_mm_cmpeq_epi8(vectors.0, wanted), _mm_cmpeq_epi8(vectors.1, wanted))
      let second = _mm_or_si128(_mm_cmpeq_epi8(vectors.2, wanted), _mm_cmpeq_epi8(vectors.3, wanted))
      return _mm_movemask_epi8(_mm_or_si128(first, second)) != 0
    }

    /// Bytes of this one and above.
    @inline(__always)
    func atLeast(_ byte: UInt8) -> UInt64 {
      let least = _mm_set1_epi8(Int8(bitPattern: byte))
      func mask(_ vector: SIMD2<Int64>) -> Int32 {
        _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(vector, least), vector))
      }
      return Self.join(mask(vectors.0), mask(vectors.1), mask(vectors.2), mask(vectors.3))
    }

    /// Bytes that do not go on with a UTF-8 character: all but 0x80…0xBF.
    @inline(__always)
    var notContinuation: UInt64 {
      // As signed numbers, the continuation bytes are the lowest.
      let highest = _mm_set1_epi8(Int8(bitPattern: 0xBF))
      func mask(_ vector: SIMD2<Int64>) -> Int32 { _mm_movemask_epi8(_mm_cmpgt_epi8(vector, highest)) }
      return Self.join(mask(vectors.0), mask(vectors.1), mask(vectors.2), mask(vectors.3))
    }

    /// Bytes from one to another, both included.
    @inline(__always)
    func within(_ low: UInt8, _ high: UInt8) -> UInt64 {
      let lowest = _mm_set1_epi8(Int8(bitPattern: low))
      let length = _mm_set1_epi8(Int8(bitPattern: high &- low))
      func mask(_ vector: SIMD2<Int64>) -> Int32 {
        let distance = _mm_sub_epi8(vector, lowest)
        return _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(distance, length), distance))
      }
      return Self.join(mask(vectors.0), mask(vectors.1), mask(vectors.2), mask(vectors.3))
    }

    /// Whether any byte is this one or above: cheaper than to ask which.
    @inline(__always)
    func contains(atLeast byte: UInt8) -> Bool {
      let least = _mm_set1_epi8(Int8(bitPattern: byte))
      let top = _mm_max_epu8(_mm_max_epu8(vectors.0, vectors.1), _mm_max_epu8(vectors.2, vectors.3))
      return _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(top, least), top)) != 0
    }

    /// A byte and the one behind it, 16 times each.
    struct Pair: Sendable {
      fileprivate let first, second: SIMD2<Int64>

      init(_ first: UInt8, _ second: UInt8) {
        self.first = _mm_set1_epi8(Int8(bitPattern: first))
        self.second = _mm_set1_epi8(Int8(bitPattern: second))
      }
    }

    /// Places where a pair stands, gathered over some pairs.
    struct PairMatches {
      private var places = _mm_setzero_si128()

      @inline(__always)
      init() {}

      /// - Parameter next: the chunk that begins one byte later.
      @inline(__always)
      mutating func add(_ chunk: ByteChunk, _ next: ByteChunk, _ pair: Pair) {
        func places(_ vector: SIMD2<Int64>, _ next: SIMD2<Int64>) -> SIMD2<Int64> {
          _mm_and_si128(_mm_cmpeq_epi8(vector, pair.first), _mm_cmpeq_epi8(next, pair.second))
        }
        let low = _mm_or_si128(
          places(chunk.vectors.0, next.vectors.0), places(chunk.vectors.1, next.vectors.1))
        let high = _mm_or_si128(
          places(chunk.vectors.2, next.vectors.2), places(chunk.vectors.3, next.vectors.3))
        self.places = _mm_or_si128(self.places, _mm_or_si128(low, high))
      }

      @inline(__always)
      var areAny: Bool { _mm_movemask_epi8(places) != 0 }
    }

    @inline(__always)
    private static func join(_ first: Int32, _ second: Int32, _ third: Int32, _ fourth: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: first)) | UInt64(UInt32(bitPattern: second)) << 16
        | UInt64(UInt32(bitPattern: third)) << 32 | UInt64(UInt32(bitPattern: fourth)) << 48
    }
  }
#else
  typealias ByteChunk = PortableByteChunk
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Hands on the chunk that begins at an index; bytes behind the end are 0.
  @inline(__always)
  func chunk(at index: Int) -> ByteChunk {
    let raw = UnsafeRawBufferPointer(self)
    if index + ByteChunk.length <= count, let base = raw.baseAddress { return ByteChunk(base + index) }
    return lastChunk(at: index)
  }

  @inline(never)
  private func lastChunk(at index: Int) -> ByteChunk {
    withUnsafeTemporaryAllocation(byteCount: ByteChunk.length, alignment: 16) { copy in
      copy.initializeMemory(as: UInt8.self, repeating: 0)
      copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(self)[index...]))
      guard let start = copy.baseAddress else { preconditionFailure("64 bytes have an address") }
      return ByteChunk(start)
    }
  }
}
