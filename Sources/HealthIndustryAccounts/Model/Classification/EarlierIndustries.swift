/// The edition of GB/T 4754 before the one in use, and what its classes became.
struct EarlierIndustries: Sendable {
  /// One row a class of the earlier edition.
  struct Item: Sendable {
    let code: IndustryCode
    let section: UInt8
    /// Classes of the edition in use that it became, or a part of it.
    let successors: [IndustryCode]
    /// The one that most of it became, where that is known.
    var main: IndustryCode?
  }

  private let items: [IndustryCode: Item]

  init(_ items: [Item]) {
    self.items = Dictionary(items.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(_ code: IndustryCode) -> Item? { items[code] }
}

extension EarlierIndustries.Item {
  /// The class of the edition in use, where there is no other.
  var successor: IndustryCode? { successors.count == 1 ? successors[0] : nil }
}
