/// 审定: what a person decided on one unit. Grain: one row of a filled review sheet.
struct ApprovedDecision: Sendable, Equatable {
  /// Which unit: the same for all records of it, whatever source and form of identifier.
  enum Unit: Sendable, Hashable {
    /// By 组织机构代码.
    case organisation(UnitKey)
    /// By an identifier that holds none.
    case identifier(String)
    /// By a list's own serial number, with the index of its source.
    case serial(source: Int, number: String)

    init(_ identifier: UnitIdentifier, source: Int) {
      if let key = identifier.organisationCode.flatMap(UnitKey.init(organisationCode:)) {
        self = .organisation(key)
      } else if identifier.shape == .serial {
        self = .serial(source: source, number: identifier.text)
      } else {
        self = .identifier(identifier.text)
      }
    }
  }

  /// 审定结果.
  enum Verdict: Sendable, Hashable {
    /// Index of the class.
    case belongs(Int)
    case outside
  }

  /// Where a decision stands.
  struct Place: Sendable, Hashable, CustomStringConvertible {
    /// Name of the file in the decisions' folder.
    let file: String
    /// Row of the sheet or line of the CSV file, from 1.
    let row: Int

    var description: String { "\(file) 第 \(row) 行" }
  }

  let unit: Unit
  /// The identifier as reports name it.
  let unitID: String
  let verdict: Verdict
  /// The verdict in words: code and name of the class, or that the unit does not belong.
  let verdictText: String
  let reason: String
  let approver: String
  let date: CalendarDay
  /// Years that it holds for.
  let validity: ClosedRange<Int>
  /// Of the unit as it was when it was decided on; nil where the sheet does not say.
  let fingerprint: UnitFingerprint?
  /// Numbers of the decisions that it replaces in the years of its validity.
  let supersedes: [String]
  let place: Place

  /// 审定号: made of what was decided, so that it stays when rows or files are moved, and a sheet that is read twice gives no
  /// second decision.
  var number: String {
    let parts = [unitID, verdictText, reason, approver, "\(date)", "\(validity)", fingerprint?.text ?? ""]
    return "D" + StableHash.hexadecimal(of: parts + supersedes)
  }

  /// The last year of a validity without end.
  static let endOfTime = 9999

  /// Whether it holds until it is replaced or its unit changes.
  var isOpenEnded: Bool { validity.upperBound == Self.endOfTime }

  /// Who, when and where, as evidence gives it.
  var words: String { "\(date) \(approver) 审定 \(verdictText)（\(place)）" }
}
