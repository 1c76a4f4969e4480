/// How a person brings in a decision on a unit.
///
/// The review sheet has the units that nobody and nothing decided. Of others, a row is added by hand: that takes the
/// identifier, and no check code.
struct DecisionAdvice {
  private let unitID: String
  /// The review sheet that has the unit; nil where none does.
  private let sheet: String?
  private let serialSources: [String]

  /// - Parameters:
  ///   - row: the unit's row of units.csv, review.csv or excluded.csv.
  ///   - isAsked: whether that is review.csv.
  init(_ row: RunFolder.Row, isAsked: Bool, _ pipeline: Pipeline) {
    unitID = row["unit_id"] ?? ""
    let isInWorkbook = Int(row["rank"] ?? "").map { $0 <= pipeline.coding.review.workbookRows } ?? true
    sheet = isAsked ? isInWorkbook ? "review.xlsx" : "review.csv" : nil
    serialSources = pipeline.sources.filter(\.form.hasSerialIdentifiers).map(\.id)
  }

  /// What to do, in Chinese.
  var words: String {
    if let sheet { return "填写 \(sheet) 后导入" }
    return "该单位不在 review.xlsx 中：在表中手工加一行，单位标识码填 \(identifier)，核对码留空，填好黄色各列后导入"
  }

  /// As a row without a check code must give it: a list's own number says nothing without its list.
  private var identifier: String {
    guard UnitIdentifier(unitID, kind: .registry) == nil, !serialSources.isEmpty else { return unitID }
    return serialSources.map { "\($0):\(unitID)" }.joined(separator: " 或 ")
  }
}
