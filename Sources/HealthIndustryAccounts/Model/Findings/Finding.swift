/// 错误级别: what a finding does to the record.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, warning
  /// The record is rejected.
  case error

  /// Info is below warning, warning below error.
  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// 审核规则: number, severity, literal message and what to do, in Chinese, since statisticians read them.
final class FindingRule: Sendable {
  let id: String
  let severity: Severity
  let message: String
  let advice: String

  /// Creates a rule.
  init(id: String, severity: Severity, message: String, advice: String) {
    self.id = id
    self.severity = severity
    self.message = message
    self.advice = advice
  }
}

/// Where a record stands: the file's number in the run and the record's in the file, from 1, the header not counted.
///
/// One word, since every record of a run keeps its place: 24 bits for the file, 40 for the record.
struct RecordPlace: Sendable, Hashable, Comparable {
  private static let recordBits: UInt64 = 40
  private var bits: UInt64

  init(file: Int, record: Int) {
    bits = UInt64(file) << Self.recordBits | UInt64(record)
  }

  var file: Int { Int(bits >> Self.recordBits) }

  var record: Int { Int(bits & (1 << Self.recordBits - 1)) }

  /// The place so many records further on in the file.
  func advanced(by records: Int) -> RecordPlace { RecordPlace(file: file, record: record + records) }

  static func < (a: Self, b: Self) -> Bool { a.bits < b.bits }
}

/// 审核发现: what is wrong with one record, where, and what to do.
struct Finding: Sendable {
  let rule: FindingRule
  var place: RecordPlace
  var unitID: String
  /// What of the record it is about.
  let subject: Subject
  /// What was found, as it stands in the record.
  let found: String
  /// The record of the same unit that stands in its place.
  let related: RecordPlace?

  /// What a finding is about.
  enum Subject: Sendable, Equatable {
    case record
    case field(FormDefinition.Role)
    /// Column number in the variable catalogue.
    case variable(Int)
    /// An audit relation or check, as its definition writes it.
    case relation(String)
  }

  /// Creates a finding.
  init(
    _ rule: FindingRule, at place: RecordPlace, unitID: String = "", _ subject: Subject = .record, found: String = "",
    related: RecordPlace? = nil
  ) {
    self.rule = rule
    self.place = place
    self.unitID = unitID
    self.subject = subject
    self.found = found
    self.related = related
  }
}
