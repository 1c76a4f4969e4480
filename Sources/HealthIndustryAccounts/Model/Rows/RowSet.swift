/// Some rows of a table, of which there are few while every row is asked: a bit a row answers.
struct RowSet: Sendable {
  /// One bit a row, up to the last that is in the set.
  private var words: [UInt64] = []

  @inline(__always)
  func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] >> UInt64(row & 63) & 1 == 1
  }

  mutating func insert(_ row: Int) {
    let word = row >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    words[word] |= 1 << UInt64(row & 63)
  }
}
