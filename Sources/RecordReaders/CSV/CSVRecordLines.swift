extension CSVBlock {
  /// The physical line on which each record of the block begins. For small tables, whose faults name lines: it goes over
  /// every byte.
  ///
  /// - Parameter line: the line on which the block begins.
  public func recordLines(_ delimiter: CSVDialect.Delimiter, from line: Int) -> [Int] {
    var boundaries = CSVRecordBoundaries(delimiter: delimiter.rawValue)
    var lines: [Int] = []
    var current = line
    var start = line
    for byte in bytes {
      let wasBetween = boundaries.isBetweenRecords
      let isEnd = boundaries.advance(byte)
      if wasBetween, !boundaries.isBetweenRecords { start = current }
      if isEnd { lines.append(start) }
      if byte == ASCII.lineFeed { current += 1 }
    }
    return boundaries.isBetweenRecords ? lines : lines + [start]
  }
}
