/// The known n-grams of phrases read before: scopes of a register say the same things over and over. A phrase has one
/// place, and the last one there stays; what is found is what would have been found without.
final class PhraseCache {
  /// Longer phrases, and those with more known n-grams, are seldom the same.
  private static let longest = 24
  private static let mostFeatures = 64
  /// A power of two.
  private static let placeCount = 1 << 13
  private static let wordsOfPhrase = longest / 4

  /// Number of features of each place's phrase; −1 where it has none.
  private let counts: UnsafeMutablePointer<Int32>
  /// Characters of each place's phrase, four a word, and nothing behind its end.
  private let phrases: UnsafeMutablePointer<UInt64>
  private let features: UnsafeMutablePointer<Int32>

  init() {
    counts = .allocate(capacity: Self.placeCount)
    counts.initialize(repeating: -1, count: Self.placeCount)
    phrases = .allocate(capacity: Self.placeCount * Self.wordsOfPhrase)
    phrases.initialize(repeating: 0, count: Self.placeCount * Self.wordsOfPhrase)
    features = .allocate(capacity: Self.placeCount * Self.mostFeatures)
    features.initialize(repeating: 0, count: Self.placeCount * Self.mostFeatures)
  }

  deinit {
    counts.deallocate()
    phrases.deallocate()
    features.deallocate()
  }

  /// Calls `body` with every known n-gram of a phrase.
  @inline(__always)
  func forEachKnown(
    in phrase: UnsafeBufferPointer<UInt16>, of dictionary: FeatureDictionary, _ body: (Int) -> Void
  ) {
    guard phrase.count <= Self.longest else { return dictionary.forEachKnown(in: phrase, body) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.wordsOfPhrase) { words in
      let place = Self.place(of: phrase, words)
      let own = features + place &* Self.mostFeatures
      if isThere(words, at: place) {
        for index in 0..<Int(counts[place]) { body(Int(own[index])) }
        return
      }
      var count = 0
      dictionary.forEachKnown(in: phrase) { feature in
        body(feature)
        own[min(count, Self.mostFeatures &- 1)] = Int32(truncatingIfNeeded: feature)
        count &+= 1
      }
      counts[place] = count <= Self.mostFeatures ? Int32(count) : -1
      for index in words.indices { phrases[place &* Self.wordsOfPhrase &+ index] = words[index] }
    }
  }

  private func isThere(_ words: UnsafeMutableBufferPointer<UInt64>, at place: Int) -> Bool {
    guard counts[place] >= 0 else { return false }
    let own = phrases + place &* Self.wordsOfPhrase
    var differences: UInt64 = 0
    for index in words.indices { differences |= own[index] ^ words[index] }
    return differences == 0
  }

  /// Puts a phrase into words and finds its place.
  @inline(__always)
  private static func place(
    of phrase: UnsafeBufferPointer<UInt16>, _ words: UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    var hash: UInt64 = 0
    var next = 0
    for index in words.indices {
      var word: UInt64 = 0
      if next &+ 4 <= phrase.count {
        word = UnsafeRawPointer(phrase.baseAddress.unsafelyUnwrapped + next).loadUnaligned(as: UInt64.self)
      } else {
        for place in next..<max(next, phrase.count) {
          word |= UInt64(phrase[place]) &<< UInt64(truncatingIfNeeded: (place &- next) &* 16)
        }
      }
      next &+= 4
      words[index] = word
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
    }
    return Int(truncatingIfNeeded: hash &>> 20) & (placeCount - 1)
  }
}
