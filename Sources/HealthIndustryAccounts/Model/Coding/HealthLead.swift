/// What an industry says of its units' belonging to the health industry. The numbers stand in models.
enum Belonging: UInt8, Sendable {
  case outside = 0
  /// Some of its units belong.
  case partly = 1
  case whole = 2
}

/// Lead of the likeliest industry that belongs to the health industry over the likeliest that does not. One that belongs
/// partly may be either: it counts half as each, so that it leads neither way by itself.
struct HealthLead {
  private var outside = -Float.infinity
  private var partly = -Float.infinity
  private var whole = -Float.infinity

  /// Takes an industry's score in.
  mutating func add(_ belonging: Belonging, _ score: Float) {
    switch belonging {
    case .outside: outside = max(outside, score)
    case .partly: partly = max(partly, score)
    case .whole: whole = max(whole, score)
    }
  }

  /// 0 where all industries, or none of them, belong.
  var value: Float {
    guard whole.isFinite, outside.isFinite else { return 0 }
    let asWhole = max(whole, partly) - outside
    let asOutside = whole - max(outside, partly)
    return (asWhole + asOutside) / 2
  }
}
