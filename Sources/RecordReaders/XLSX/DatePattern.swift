/// What a number format shows of a point in time.
enum DatePattern: Equatable {
  /// A day, with the time of the day where the number has one.
  case date
  /// A time of the day or a duration.
  case time

  /// A pattern that the format has by number alone (ECMA-376 part 1, 18.8.30), with those of East Asian editions.
  init?(builtIn number: Int) {
    switch number {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45...47, 55, 56: self = .time
    default: return nil
    }
  }

  /// A pattern written out, such as `yyyy"年"m"月"`; nil where it shows a number.
  ///
  /// Only the letters outside quotes, brackets and escapes mean anything. Brackets hold colours and languages, or an
  /// elapsed time such as `[h]`.
  init?(_ code: String) {
    var letters = Set<Character>()
    var rest = Substring(code.lowercased())
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if let unit = inside.first, inside.allSatisfy({ $0 == unit }), "hms".contains(unit) { letters.insert("h") }
      default: letters.insert(character)
      }
    }
    if !letters.isDisjoint(with: ["y", "d"]) || letters.contains("m") && letters.isDisjoint(with: ["h", "s"]) {
      self = .date
    } else if !letters.isDisjoint(with: ["h", "s"]) {
      self = .time
    } else {
      return nil
    }
  }
}
