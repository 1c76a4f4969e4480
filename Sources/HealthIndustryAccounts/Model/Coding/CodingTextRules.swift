/// How texts are read before they are compared: which words say that something is not done, which say nothing, and what
/// each field and place counts. From the coder's definition.
struct CodingTextRules: Sendable, Equatable {
  /// Words that make a bracket, or a phrase that begins with them, say what is not done.
  var negations: [String]
  /// Words whose phrase is the same in scopes of all industries.
  var boilerplate: [String]
  /// Names of places, which a firm's name begins with, or holds in brackets: they say nothing of what it does.
  var places: [String]
  /// What a phrase of each field counts.
  var nameWeight: Double
  var scopeWeight: Double
  var productsWeight: Double
  /// The n-th phrase of a field counts 1 ÷ (1 + n × decay): the first activity is the main one.
  var decay: Double
  var brands: Brands

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
