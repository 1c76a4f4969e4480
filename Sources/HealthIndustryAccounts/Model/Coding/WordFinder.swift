/// Finds words in phrases: most characters begin no word, so a table of the first ones leaves little to compare.
struct WordFinder: Sendable {
  /// Words, by the character that they begin with; the longest first.
  private var groups: [[[UInt16]]] = [[]]
  /// One a character: index in ``groups``; 0 where no word begins with it.
  private var groupOfFirst = [UInt16](repeating: 0, count: 1 << 16)
  /// One bit a character that begins a word: little enough for a core's nearest memory.
  private var firsts = [UInt64](repeating: 0, count: 1 << 10)

  init(_ words: [String]) {
    for word in words {
      let characters = Array(word.utf16)
      guard let first = characters.first else { continue }
      firsts[Int(first >> 6)] |= 1 << UInt64(first & 63)
      if groupOfFirst[Int(first)] == 0 {
        groupOfFirst[Int(first)] = UInt16(groups.count)
        groups.append([])
      }
      groups[Int(groupOfFirst[Int(first)])].append(characters)
    }
    for index in groups.indices { groups[index].sort { $0.count > $1.count } }
  }

  /// Whether a word stands anywhere in a phrase.
  @inline(__always)
  func isIn(_ phrase: UnsafeBufferPointer<UInt16>) -> Bool {
    firsts.withUnsafeBufferPointer { firsts in
      for place in phrase.indices {
        let character = phrase[place]
        if firsts[Int(character >> 6)] &>> UInt64(character & 63) & 1 != 0,
          begins(phrase, at: place, groupOfFirst[Int(character)])
        {
          return true
        }
      }
      return false
    }
  }

  /// Whether a phrase begins with a word.
  @inline(__always)
  func begins(_ phrase: UnsafeBufferPointer<UInt16>) -> Bool {
    guard let first = phrase.first else { return false }
    let group = groupOfFirst[Int(first)]
    return group != 0 && begins(phrase, at: 0, group)
  }

  /// Whether a phrase is a word.
  func isWord(_ phrase: UnsafeBufferPointer<UInt16>) -> Bool { longestBeginning(of: phrase) == phrase.count }

  /// Characters of the longest word that a phrase begins with; 0 where it begins with none.
  func longestBeginning(of phrase: UnsafeBufferPointer<UInt16>) -> Int {
    guard let first = phrase.first else { return 0 }
    return groups[Int(groupOfFirst[Int(first)])].first { Self.begins(phrase, with: $0) }?.count ?? 0
  }

  private func begins(_ phrase: UnsafeBufferPointer<UInt16>, at place: Int, _ group: UInt16) -> Bool {
    let rest = UnsafeBufferPointer(rebasing: phrase[place...])
    return groups[Int(group)].contains { Self.begins(rest, with: $0) }
  }

  private static func begins(_ phrase: UnsafeBufferPointer<UInt16>, with word: [UInt16]) -> Bool {
    word.count <= phrase.count && word.indices.allSatisfy { phrase[$0] == word[$0] }
  }
}
