extension CSVBlock {
  /// The physical line on which each record of the block begins. For small tables, whose faults name lines: it goes over
  /// every byte.
  ///
  /// - Parameter line: the line on which the block begins.
  public func recordLines(_ delimiter: CSVDialect.Delimiter, from line: Int) -> [Int] {
    var line = line
    return recordPlaces(delimiter, from: &line, countsBreaksInFields: true)
  }

  /// The row of each record of the block as a spreadsheet shows it: a line break inside a field begins no row.
  ///
  /// - Parameter row: the row that the block begins with; afterwards that of the next block.
  public func recordRows(_ delimiter: CSVDialect.Delimiter, from row: inout Int) -> [Int] {
    recordPlaces(delimiter, from: &row, countsBreaksInFields: false)
  }

  private func recordPlaces(
    _ delimiter: CSVDialect.Delimiter, from current: inout Int, countsBreaksInFields: Bool
  ) -> [Int] {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter.rawValue)
    var places: [Int] = []
    var start = current
    for byte in bytes {
      let wasBetween = boundaries.isBetweenRecords
      let isEnd = boundaries.advance(byte)
      if wasBetween, !boundaries.isBetweenRecords { start = current }
      if isEnd { places.append(start) }
      if byte == ASCII.lineFeed, countsBreaksInFields || boundaries.isBetweenRecords { current += 1 }
    }
    return boundaries.isBetweenRecords ? places : places + [start]
  }
}
