/// The known n-grams of phrases read before: scopes of a register say the same things over and over. A phrase has one
/// place, and the last one there stays; what is found is what would have been found without.
///
/// A place is one run of memory, the phrase beside its n-grams, whose numbers have 16 bits: little is then fetched of a
/// phrase, and all places together stay in a core's own memory.
final class PhraseCache {
  /// Longer phrases are seldom the same.
  private static let longest = 4 * wordsOfPhrase
  private static let wordsOfPhrase = 6
  /// A power of two.
  private static let placeCount = 1 << 13
  private static let mostFeatures = (bytesOfPlace - firstFeature) / 2

  // What a place holds: the phrase's characters, four a word, and nothing behind its end; the number of its n-grams and
  // 1, or 0 where it has no phrase; the n-grams.
  private static let bytesOfPlace = 192
  private static let countAndOne = 8 * wordsOfPhrase
  private static let firstFeature = countAndOne + 2

  private let places: UnsafeMutableRawPointer

  init() {
    let size = Self.placeCount * Self.bytesOfPlace
    // A place begins with a line of a core's memory.
    places = .allocate(byteCount: size, alignment: 64)
    places.initializeMemory(as: UInt8.self, repeating: 0, count: size)
  }

  deinit { places.deallocate() }

  /// Calls `body` with every known n-gram of a phrase.
  @inline(__always)
  func forEachKnown(
    in phrase: UnsafeBufferPointer<UInt16>, of dictionary: FeatureDictionary, _ body: (Int) -> Void
  ) {
    guard phrase.count <= Self.longest else { return dictionary.forEachKnown(in: phrase, body) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.wordsOfPhrase) { words in
      let place = place(of: phrase, words)
      if !isThere(words, at: place) { keep(phrase, words, of: dictionary, at: place) }
      let countAndOne = Int(place.load(fromByteOffset: Self.countAndOne, as: UInt16.self))
      guard countAndOne > 0 else { return dictionary.forEachKnown(in: phrase, body) }
      for index in 0..<countAndOne &- 1 {
        body(Int(place.load(fromByteOffset: Self.firstFeature &+ 2 &* index, as: UInt16.self)))
      }
    }
  }

  /// Puts a phrase at a place, unless it has too many n-grams or one whose number is too large.
  @inline(never)
  private func keep(
    _ phrase: UnsafeBufferPointer<UInt16>, _ words: UnsafeMutableBufferPointer<UInt64>,
    of dictionary: FeatureDictionary, at place: UnsafeMutableRawPointer
  ) {
    var (count, largest) = (0, 0)
    dictionary.forEachKnown(in: phrase) { feature in
      let offset = Self.firstFeature &+ 2 &* min(count, Self.mostFeatures &- 1)
      place.storeBytes(of: UInt16(truncatingIfNeeded: feature), toByteOffset: offset, as: UInt16.self)
      largest = max(largest, feature)
      count &+= 1
    }
    let fits = count <= Self.mostFeatures && largest <= UInt16.max
    place.storeBytes(of: fits ? UInt16(count &+ 1) : 0, toByteOffset: Self.countAndOne, as: UInt16.self)
    for index in words.indices { place.storeBytes(of: words[index], toByteOffset: index &* 8, as: UInt64.self) }
  }

  @inline(__always)
  private func isThere(_ words: UnsafeMutableBufferPointer<UInt64>, at place: UnsafeMutableRawPointer) -> Bool {
    var differences: UInt64 = 0
    for index in words.indices { differences |= place.load(fromByteOffset: index &* 8, as: UInt64.self) ^ words[index] }
    return differences == 0
  }

  /// Puts a phrase into words and finds its place.
  @inline(__always)
  private func place(
    of phrase: UnsafeBufferPointer<UInt16>, _ words: UnsafeMutableBufferPointer<UInt64>
  ) -> UnsafeMutableRawPointer {
    var hash: UInt64 = 0
    for index in words.indices {
      let next = index &* 4
      var word: UInt64 = 0
      if next &+ 4 <= phrase.count {
        word = UnsafeRawPointer(phrase.baseAddress.unsafelyUnwrapped + next).loadUnaligned(as: UInt64.self)
      } else {
        for place in next..<max(next, phrase.count) {
          word |= UInt64(phrase[place]) &<< UInt64(truncatingIfNeeded: (place &- next) &* 16)
        }
      }
      words[index] = word
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
    }
    return places + (Int(truncatingIfNeeded: hash &>> 20) & (Self.placeCount - 1)) &* Self.bytesOfPlace
  }
}
