/// Faults of a filled sheet. Equal ones are told once with all their rows: a column left blank is blank in every row.
struct DecisionFaults {
  private var messages: [String] = []
  private var rows: [String: [Int]] = [:]

  var isEmpty: Bool { messages.isEmpty }

  mutating func add(_ message: String, row: Int) {
    if rows[message] == nil { messages.append(message) }
    rows[message, default: []].append(row)
  }

  func report(to problems: DefinitionProblems, file: String) {
    for message in messages {
      guard let rows = rows[message], let first = rows.first else { continue }
      let others = rows.count > 1 ? " (likewise in \(rows.count - 1) more: \(Self.ranges(rows.dropFirst())))" : ""
      problems.add(message + others, file: file, line: first)
    }
  }

  /// Rows as `3–9, 12`.
  private static func ranges(_ rows: ArraySlice<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for row in rows {
      if let last = ranges.last, row == last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...row
      } else {
        ranges.append(row...row)
      }
    }
    let shown = ranges.prefix(20).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return "row " + shown.joined(separator: ", ") + (ranges.count > 20 ? ", …" : "")
  }
}
