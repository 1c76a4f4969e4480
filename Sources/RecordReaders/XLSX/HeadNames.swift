/// The names of a sheet's columns, from a head of one or several rows.
struct HeadNames {
  /// One a row of the head: its texts by column.
  private var texts: [[Int: String]]
  private let firstRow: Int

  init(rows: ClosedRange<Int>) {
    firstRow = rows.lowerBound
    texts = Array(repeating: [:], count: rows.count)
  }

  mutating func add(_ row: SheetRow) {
    for cell in row.cells {
      let text = Self.trimmed(row.text(cell))
      if !text.isEmpty { texts[row.number - firstRow][cell.column] = text }
    }
  }

  /// Carries the text of merged cells over all that they cover.
  mutating func merge(_ ranges: [MergedRange]) {
    for range in ranges {
      let upper = range.rows.lowerBound - firstRow
      // A title that reaches into the head names no column.
      guard texts.indices.contains(upper), let text = texts[upper][range.columns.lowerBound] else { continue }
      for row in texts.indices.clamped(to: upper..<range.rows.upperBound - firstRow + 1) {
        for column in range.columns { texts[row][column] = text }
      }
    }
  }

  /// One name a column, from the first column to the last that has one: the texts from top to bottom, joined by a slash
  /// where they differ.
  var names: [String] {
    let last = texts.compactMap { $0.keys.max() }.max() ?? 0
    return (0..<last).map { column in
      var parts: [String] = []
      for row in texts {
        if let text = row[column + 1], text != parts.last { parts.append(text) }
      }
      return parts.joined(separator: "/")
    }
  }

  /// Heads are broken into lines to fit their columns; the name is the text without the breaks.
  private static func trimmed(_ text: String) -> String {
    let line = text.filter { !$0.isNewline }
    let start = line.drop(while: \.isWhitespace)
    return String(start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex))
  }
}
