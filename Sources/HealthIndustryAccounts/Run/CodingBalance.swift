/// What became of the units, by what decided their class or why nothing did. One row of the manifest.
public struct CodingBalance: Sendable, Encodable {
  /// 编码依据, as in units.csv, review.csv and excluded.csv.
  public let basis: String
  /// The rung of the ladder that decided; nil where none did.
  public let rung: String?
  /// Units that count.
  public let accepted: Int
  /// Units on the review list.
  public let review: Int
  /// Units found not to belong. Those outside by their industry code alone are counted in the record balance only.
  public let outside: Int
  /// Of the units that count, in 元; 0 where none has figures.
  public let valueAdded: String
  /// Of all units that count, in percent, two decimals; nil where the total is not above 0.
  public let valueAddedPercent: String?

  init(_ count: CodingCount, of total: ExactSum) {
    basis = (count.isByCategory ? "机构类别；" : "") + count.basis.words
    rung = count.rung?.rawValue
    accepted = count.accepted
    review = count.review
    outside = count.outside
    valueAdded = ExactSum(count.valueAdded).yuan
    valueAddedPercent =
      total.value > 0
      ? DecimalText.formatFixed(Share.percent(ExactSum(count.valueAdded), of: total, decimals: 2), scale: 2) : nil
  }

  static func all(_ counts: [CodingCount]) -> [CodingBalance] {
    let total = ExactSum(counts.map(\.valueAdded).reduce(0, +))
    return counts.map { CodingBalance($0, of: total) }
  }
}
