/// How texts are read before they are compared: which words say that something is not done, which say nothing, and what
/// each field and place counts. From the coder's definition.
struct CodingTextRules: Sendable, Equatable {
  /// Words that make a bracket, or a phrase that begins with them, say what is not done.
  var negations: [String]
  /// Words whose phrase is the same in scopes of all industries.
  var boilerplate: [String]
  /// Phrases that a scope may open with before it names an activity: 许可项目, 生产.
  var openings: [String]
  /// Names of places, which a firm's name begins with, or holds in brackets: they say nothing of what it does.
  var places: [String]
  /// What a phrase of each field counts.
  var nameWeight: Double
  var scopeWeight: Double
  var productsWeight: Double
  var order: Order
  var brands: Brands

  /// What a phrase of a scope counts by its place: the first activity is the main one.
  struct Order: Sendable, Equatable {
    /// Of the first.
    var first: Double
    /// The n-th after it counts 1 ÷ (1 + n × decay).
    var decay: Double

    /// - Parameter number: 0 for the first.
    func weight(of number: Int) -> Float { Float(number == 0 ? first : 1 / (1 + decay * Double(number))) }
  }

  /// When what products begin with alike is their brand.
  struct Brands: Sendable, Equatable {
    /// So many products or more begin with it.
    var least: Int
    /// And so large a part of all, in percent.
    var share: Int
    /// Characters.
    var shortest: Int
    var longest: Int

    static let leastCounts = 2...100
    static let shares = 1...100
    static let lengths = 1...50

    /// False of what no definition can say.
    var isWithinBounds: Bool {
      Self.leastCounts.contains(least) && Self.shares.contains(share) && Self.lengths.contains(shortest)
        && Self.lengths.contains(longest) && shortest <= longest
    }

    /// How many of so many products must begin with it.
    func least(of products: Int) -> Int { max(least, (products * share + 99) / 100) }
  }
}
