/// What collection gives: units that may count, the rest as keys, and an account of every record read.
struct CollectedUnits: Sendable {
  /// Records of one source that ended in collection.
  struct Counts: Sendable {
    var read = 0
    var rejected = 0
    /// Of another period or region.
    var outside = 0
    /// Known only of GDP rows here; those of units are found when they are integrated.
    var duplicate = 0
  }

  var table: UnitTable
  var outside = OutsideRecords()
  var findings: [Finding] = []
  /// One a source.
  var counts: [Counts]
  /// 地区生产总值 by region, in 0.0001 元.
  var gdp: [RegionCode: Int64] = [:]
  /// Texts of the identifiers that hold no organisation code; a key's number is its index here.
  private var numberByText: [String: Int] = [:]

  init(sourceCount: Int, variableCount: Int) {
    table = UnitTable(variableCount: variableCount)
    counts = Array(repeating: Counts(), count: sourceCount)
  }

  /// Adds what one worker made of the next records of a file.
  mutating func append(_ part: CollectedPart, source: Int) {
    let offset = part.firstRecord
    var table = part.table
    var outside = part.outside
    renumber(&table.keys, part.numberedTexts)
    renumber(&outside.keys, part.numberedTexts)
    for row in table.places.indices { table.places[row].record += offset }
    for row in outside.places.indices { outside.places[row].record += offset }
    self.table.append(contentsOf: table)
    self.outside.append(contentsOf: outside)
    findings.append(
      contentsOf: part.findings.map { finding in
        var finding = finding
        finding.place.record += offset
        return finding
      })
    counts[source].read += part.counts.read
    counts[source].rejected += part.counts.rejected
    counts[source].outside += part.counts.outside
  }

  private mutating func renumber(_ keys: inout [UnitKey], _ texts: [String]) {
    guard !texts.isEmpty else { return }
    for index in keys.indices {
      guard let number = keys[index].number else { continue }
      let text = texts[number]
      let known = numberByText[text] ?? numberByText.count
      numberByText[text] = known
      keys[index] = UnitKey(number: known)
    }
  }
}

/// What one worker makes of a batch of records; record numbers count from 1 within the batch.
struct CollectedPart: Sendable {
  var table: UnitTable
  var outside = OutsideRecords()
  var findings: [Finding] = []
  var counts = CollectedUnits.Counts()
  var numberedTexts: [String] = []
  var byteCount = 0
  /// Records of the file before this batch; known when parts are put together.
  var firstRecord = 0

  init(variableCount: Int) {
    table = UnitTable(variableCount: variableCount)
  }
}
