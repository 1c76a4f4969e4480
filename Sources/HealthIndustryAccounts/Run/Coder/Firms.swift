/// Numbers of firms, and which of them are of the same: a firm may be known by its credit code in one file and by that of
/// its shares in another, and some file has both.
struct Firms {
  private var others: [String: String] = [:]

  /// One number of the firm that has all of these.
  mutating func firm(of numbers: [String]) -> String {
    let own = numbers.map(Self.normal)
    let first = first(of: own[0])
    for number in own.dropFirst() {
      let other = self.first(of: number)
      if other != first { others[other] = first }
    }
    return first
  }

  /// The number that stands for all of a firm's.
  func first(of number: String) -> String {
    var number = number
    while let other = others[number] { number = other }
    return number
  }

  /// The number of a share is the same with or without its place of trade. Other numbers may have a point too.
  private static func normal(_ number: String) -> String {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isNumber), !parts[1].isEmpty,
      parts[1].allSatisfy(\.isLetter)
    else { return number }
    return String(parts[0])
  }
}
