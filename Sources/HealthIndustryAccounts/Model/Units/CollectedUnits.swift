/// What collection gives: units that may count, the rest as keys, and an account of every record read.
struct CollectedUnits: Sendable {
  /// Records of one source that ended in collection.
  struct Counts: Sendable {
    var read = 0
    var rejected = 0
    /// Of another period, region or industry.
    var outside = 0
    /// Known only of GDP rows here; those of units are found when they are integrated.
    var duplicate = 0
  }

  var table: UnitTable
  /// Of the units of the table and of the records outside the classification.
  var keys = KeyPartitions()
  var findings: [Finding] = []
  /// The source of each file.
  var sourceOfFile: [Int] = []
  /// One a source.
  var counts: [Counts]
  /// Texts of the identifiers that hold no organisation code; a key's number is its index here.
  private var numberByText: [String: Int] = [:]
  private var roomForRows = 0
  private var roomForKeys = 0

  init(sourceCount: Int, variableCount: Int) {
    table = UnitTable(variableCount: variableCount)
    counts = Array(repeating: Counts(), count: sourceCount)
  }

  /// Adds what one worker made of the next records of a file, `recordsBefore` of which stand before them.
  mutating func append(_ part: CollectedPart, recordsBefore: Int) {
    var part = part
    number(&part)
    for row in part.table.places.indices {
      part.table.places[row] = part.table.places[row].advanced(by: recordsBefore)
      keys.append(part.keys[row], part.table.places[row])
    }
    for (key, place) in part.outside { keys.append(key, place.advanced(by: recordsBefore)) }
    table.append(contentsOf: part.table)
    for finding in part.findings {
      var finding = finding
      finding.place = finding.place.advanced(by: recordsBefore)
      findings.append(finding)
    }
    let source = sourceOfFile[part.file]
    counts[source].read += part.counts.read
    counts[source].rejected += part.counts.rejected
    counts[source].outside += part.counts.outside
  }

  /// Makes room for so many parts like this one, where there is none left.
  mutating func makeRoom(for part: CollectedPart, times: Double) {
    if table.count + part.table.count > roomForRows {
      // A little more than foreseen: being short of a few rows would copy all of them.
      roomForRows = table.count + Int(Double(part.table.count) * times * 1.03) + 1
      table.reserve(rows: roomForRows, like: part.table)
    }
    let partKeys = part.keys.count + part.outside.count
    if keys.count + partKeys > roomForKeys {
      roomForKeys = keys.count + Int(Double(partKeys) * times * 1.03) + 1
      keys.reserve(roomForKeys)
    }
  }

  /// Gives the part's identifiers without organisation code their numbers in the run.
  private mutating func number(_ part: inout CollectedPart) {
    guard !part.numberedTexts.isEmpty else { return }
    let numbers = part.numberedTexts.map { text in
      let known = numberByText[text] ?? numberByText.count
      numberByText[text] = known
      return known
    }
    func renumbered(_ key: UnitKey) -> UnitKey { key.number.map { UnitKey(number: numbers[$0]) } ?? key }
    part.keys = part.keys.map(renumbered)
    part.outside = part.outside.map { (renumbered($0.key), $0.place) }
  }
}

/// What one worker makes of a batch of records; record numbers count from 1 within the batch.
struct CollectedPart: Sendable {
  let file: Int
  var table: UnitTable
  /// One a row of the table.
  var keys: [UnitKey] = []
  /// Records outside the classification, most of a register: key and place, nothing else.
  var outside: [(key: UnitKey, place: RecordPlace)] = []
  var findings: [Finding] = []
  var counts = CollectedUnits.Counts()
  var numberedTexts: [String] = []
  var byteCount = 0

  init(file: Int, variableCount: Int) {
    self.file = file
    table = UnitTable(variableCount: variableCount)
  }
}
