/// What collection gives: units that may count, the rest as keys, and an account of every record read.
struct CollectedUnits: Sendable {
  /// Records of one source that ended in collection.
  struct Counts: Sendable {
    var read = 0
    var rejected = 0
    /// Of another period, region or industry.
    var outside = 0
    /// Lines of delimiters only.
    var blank = 0
    /// Known only of GDP rows here; those of units are found when they are integrated.
    var duplicate = 0
  }

  var table: UnitTable
  /// Of the units of the table and of the records outside the classification. Grain: one a batch, in the order of the
  /// records.
  var keys: [BatchKeys] = []
  var findings: [Finding] = []
  /// The source of each file.
  var sourceOfFile: [Int] = []
  /// SHA-256 of each file.
  var hashes: [String] = []
  /// Sources whose identifiers are a list's own serial numbers.
  var serialSources: Set<Int> = []
  /// Fields of XML files that none of their records has.
  var absentFields: [AbsentField] = []
  /// One a source.
  var counts: [Counts]
  /// Texts of the identifiers that hold no organisation code; a key's number is its index here.
  private var numberByText: [String: Int] = [:]
  private var roomForRows = 0

  init(sourceCount: Int, variableCount: Int) {
    table = UnitTable(variableCount: variableCount)
    counts = Array(repeating: Counts(), count: sourceCount)
  }

  /// Adds what one worker made of the next records of a file.
  ///
  /// - Parameter recordsBefore: how many of its records stand before them; 0 where rows of a sheet number them.
  mutating func append(_ part: consuming CollectedPart, recordsBefore: Int) {
    let sorted = part.sortedKeys ?? KeyPartitions(part.keys.map(numbered(part.numberedTexts)))
    keys.append(BatchKeys(file: part.file, recordsBefore: recordsBefore, keys: sorted))
    for row in part.table.places.indices {
      part.table.places[row] = part.table.places[row].advanced(by: recordsBefore)
    }
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
    counts[source].blank += part.counts.blank
  }

  /// Makes room for a part and the rows foreseen behind it, where there is none left: at most for sixteen times as many as
  /// are there, since a file's beginning may be unlike the rest.
  mutating func makeRoom(for part: CollectedPart, foreseen: Double) {
    let needed = table.count + part.table.count
    guard needed > roomForRows else { return }
    // A little more than foreseen: being short of a few rows would copy all of them.
    roomForRows = min(needed + Int(min(foreseen, Double(needed) * 16) * 1.03), needed * 16)
    table.reserve(rows: roomForRows, like: part.table)
  }

  /// Gives a batch's identifiers without organisation code their numbers in the run.
  private mutating func numbered(_ texts: [String]) -> (KeyPartitions.Entry) -> KeyPartitions.Entry {
    let numbers = texts.map { text in
      let known = numberByText[text] ?? numberByText.count
      numberByText[text] = known
      return known
    }
    return { entry in
      guard let number = entry.key.number else { return entry }
      return KeyPartitions.Entry(key: UnitKey(number: numbers[number]), record: entry.record)
    }
  }
}

/// A field of the form that no record of a file has: what a column that is missing is to other files.
struct AbsentField: Sendable, Equatable {
  /// Number of the file in the run.
  let file: Int
  /// Place among the fields and then the variables of the form.
  let field: Int
}

/// What one worker makes of a batch of records; record numbers count from 1 within the batch, or are rows of
/// the sheet.
struct CollectedPart: Sendable {
  let file: Int
  var table: UnitTable
  /// Of the rows of the table, and of the records outside the classification, which are most of a register: of these, key
  /// and record are all that is kept.
  var keys: [KeyPartitions.Entry] = []
  /// The keys where they need no numbers of the run.
  private(set) var sortedKeys: KeyPartitions?
  var findings: [Finding] = []
  var counts = CollectedUnits.Counts()
  var numberedTexts: [String] = []
  var byteCount = 0

  init(file: Int, variableCount: Int) {
    self.file = file
    table = UnitTable(variableCount: variableCount)
  }

  /// Sorts the keys, which a worker does beside the others.
  mutating func sortKeys() {
    guard numberedTexts.isEmpty else { return }
    sortedKeys = KeyPartitions(keys)
    keys = []
  }
}
