/// Writes what the coder says of a record behind its own fields. One a worker: it keeps its buffers, and the phrases that
/// it has read, from record to record and from block to block. Only ``SuggestionWorkers`` hand it from task to task.
final class SuggestionRecord: @unchecked Sendable {
  /// Columns that a file of suggestions has beside those of the file asked about. Grain: one row a record of it.
  /// With candidates: the best class of each of the likeliest divisions, `|` between them.
  static func columns(withCandidates: Bool) -> [String] {
    ["health", "health_confidence", "division", "industry_code", "score"] + (withCandidates ? ["candidates"] : [])
      + ["evidence"]
  }

  private let coder: TextCoder
  private let candidateCount: Int
  private let healthDivisions: [[UInt8]]
  private var reader: FeatureReader
  private var text = OutputBytes()

  /// - Parameter candidateCount: 0 where no column of candidates is wanted.
  init(_ coder: TextCoder, candidateCount: Int) {
    self.coder = coder
    self.candidateCount = candidateCount
    healthDivisions = coder.parts.healthDivisions.map { Array($0.utf8) }
    reader = coder.makeReader()
  }

  /// Appends the fields of one record.
  func add(_ unit: CodingBytes, to record: inout CSVRecord) {
    let vector = reader.read(unit)
    let suggestion = coder.suggestion(for: vector, candidateCount: max(candidateCount, 1))
    record.add(suggestion.isHealth ? 1 : 0)
    add(to: &record) { Self.append(share: suggestion.healthConfidence, to: &$0) }
    add(to: &record) { text in
      if let division = suggestion.healthDivision {
        healthDivisions[division].withUnsafeBufferPointer { text.append($0) }
      }
    }
    add(to: &record) { text in
      if let best = suggestion.candidates.first { Self.append(best.industry, to: &text) }
    }
    add(to: &record) { Self.append(share: suggestion.confidence, to: &$0) }
    if candidateCount > 0 { add(to: &record) { Self.append(suggestion.candidates, to: &$0) } }
    add(to: &record) { SuggestionWords.appendEvidence(coder, vector, suggestion, to: &$0) }
  }

  /// Appends a field.
  @inline(__always)
  private func add(to record: inout CSVRecord, _ write: (inout OutputBytes) -> Void) {
    text.removeAll()
    write(&text)
    text.withBytes { bytes in record.add(utf8: bytes.span) }
  }

  private static func append(_ candidates: [CodingSuggestion.Candidate], to text: inout OutputBytes) {
    for (number, candidate) in candidates.enumerated() {
      if number > 0 { text.append(UInt8(ascii: "|")) }
      append(candidate.industry, to: &text)
    }
  }

  private static func append(_ industry: IndustryCode, to text: inout OutputBytes) {
    append(digits: Int(industry.number), to: &text)
  }

  /// A share with four digits.
  private static func append(share: Float, to text: inout OutputBytes) {
    let parts = Int((share * 10_000).rounded())
    text.append(UInt8(ascii: "0") + UInt8(parts / 10_000))
    text.append(UInt8(ascii: "."))
    append(digits: parts % 10_000, to: &text)
  }

  /// Four digits.
  private static func append(digits number: Int, to text: inout OutputBytes) {
    text.append(atMost: 4) { digits in
      var rest = number
      for place in (0..<4).reversed() {
        digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      return 4
    }
  }
}
