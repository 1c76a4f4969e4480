extension ExactSum {
  /// Reads what ``yuan`` wrote; nil for any other text.
  init?(decimal text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    let digits = String(parts[0]) + fraction + String(repeating: "0", count: max(0, Self.scale - fraction.utf8.count))
    guard !parts[0].isEmpty, fraction.utf8.count <= Self.scale, let magnitude = UInt128(digits),
      let value = Int128(exactly: magnitude)
    else { return nil }
    self.init(isNegative ? -value : value)
  }
}
