/// Writes what the coder says of a record behind its own fields. One a worker: it keeps its buffers from record to record.
struct SuggestionRecord {
  /// Columns that a file of suggestions has beside those of the file asked about. Grain: one row a record of it.
  /// With candidates: the best class of each of the likeliest divisions, `|` between them.
  static func columns(withCandidates: Bool) -> [String] {
    ["health", "health_confidence", "division", "industry_code", "score"] + (withCandidates ? ["candidates"] : [])
      + ["evidence"]
  }

  private let coder: TextCoder
  private let candidateCount: Int
  /// One a class of the industries.
  private let codes: [[UInt8]]
  private let healthDivisions: [[UInt8]]
  private var reader: FeatureReader
  private var text: [UInt8] = []

  /// - Parameter candidateCount: 0 where no column of candidates is wanted.
  init(_ coder: TextCoder, candidateCount: Int) {
    self.coder = coder
    self.candidateCount = candidateCount
    codes = (0...9999).map { number in [1000, 100, 10, 1].map { UInt8(ascii: "0") + UInt8(number / $0 % 10) } }
    healthDivisions = coder.parts.healthDivisions.map { Array($0.utf8) }
    reader = coder.makeReader()
  }

  /// Appends the fields of one record.
  mutating func add(_ unit: CodingBytes, to record: inout CSVRecord) {
    let vector = reader.read(unit)
    let suggestion = coder.suggestion(for: vector, candidateCount: max(candidateCount, 1))
    record.add(suggestion.isHealth ? 1 : 0)
    add(suggestion.healthConfidence, to: &record)
    add(suggestion.healthDivision.map { healthDivisions[$0] } ?? [], to: &record)
    add(suggestion.candidates.first.map { codes[Int($0.industry.number)] } ?? [], to: &record)
    add(suggestion.confidence, to: &record)
    if candidateCount > 0 { addCandidates(suggestion, to: &record) }
    text.removeAll(keepingCapacity: true)
    SuggestionWords.appendEvidence(coder, vector, suggestion, to: &text)
    record.add(utf8: text.span)
  }

  private mutating func addCandidates(_ suggestion: CodingSuggestion, to record: inout CSVRecord) {
    text.removeAll(keepingCapacity: true)
    for (number, candidate) in suggestion.candidates.enumerated() {
      if number > 0 { text.append(UInt8(ascii: "|")) }
      text += codes[Int(candidate.industry.number)]
    }
    record.add(utf8: text.span)
  }

  private func add(_ utf8: [UInt8], to record: inout CSVRecord) { record.add(utf8: utf8.span) }

  /// A share with four digits.
  private mutating func add(_ share: Float, to record: inout CSVRecord) {
    let parts = Int((share * 10_000).rounded())
    text.removeAll(keepingCapacity: true)
    text.append(UInt8(ascii: "0") + UInt8(parts / 10_000))
    text.append(UInt8(ascii: "."))
    text += codes[parts % 10_000]
    record.add(utf8: text.span)
  }
}
