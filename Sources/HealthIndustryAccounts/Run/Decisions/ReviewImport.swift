internal import Foundation
internal import RecordReaders

/// The way back of a review sheet: checks one that was filled in, and puts its decisions into the pipeline's folder.
public struct ReviewImport {
  /// What was found in a filled sheet. Counts only: no unit is named.
  public struct Result: Sendable {
    /// Decisions that the pipeline did not have.
    public let newDecisions: Int
    /// Of these, those that put the unit into a class.
    public let intoClasses: Int
    /// Decisions that the pipeline has already.
    public let knownDecisions: Int
    /// Rows without a decision.
    public let openRows: Int
    /// Rows without a decision, but with a reason.
    public let openRowsWithReason: Int
    /// Identifiers that the sheet had turned into numbers, taken from the check code.
    public let recoveredIDs: Int
    /// Decisions without a check code, so that a change of the unit will not be noticed.
    public let withoutCheckCode: Int
    /// New decisions that replace others.
    public let replacing: Int
    /// Decisions that they replace: where several contradicted each other, one replaces them all.
    public let replaced: Int
    /// Where they were written; nil where nothing was.
    public let file: String?

    /// Who may read what was written, such as `owner clerk, group stats, mode 0640`.
    public var readers: String? { file.flatMap(FileAccess.ownership) }
  }

  private let pipeline: Pipeline
  private let folder: String
  private let today: CalendarDay?

  /// Reads the pipeline with all its decisions.
  ///
  /// - Throws: ``DefinitionError``; ``RunRefusal``.
  public init(pipeline location: String) throws {
    pipeline = try Pipeline.read(location)
    guard let folder = pipeline.coding.decisionsFolder else {
      let problem = DefinitionProblem(
        file: pipeline.file, line: 1,
        message:
          "the ladder has no rung \"\(CodingRung.approvedDecision.rawValue)\", so that no decision would be asked for; add "
          + "it to `coding:`, with `decisions:`")
      throw DefinitionError(problems: [problem])
    }
    self.folder = folder
    let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    today = CalendarDay(year: now.year ?? 0, month: now.month ?? 0, day: now.day ?? 0)
  }

  /// Checks a filled sheet against itself and the decisions that there are; writes nothing.
  ///
  /// - Throws: ``DefinitionError`` with every fault, by file and row.
  public func check(_ path: String) throws -> Result { try read(path).result(file: nil) }

  /// Checks a filled sheet, and writes its new decisions as a CSV file into the pipeline's folder.
  ///
  /// - Throws: ``DefinitionError`` with every fault, by file and row; nothing has then changed.
  public func add(_ path: String) throws -> Result {
    let sheet = try read(path)
    guard !sheet.new.isEmpty else { return sheet.result(file: nil) }
    let extract = DecisionExtract(header: sheet.header, source: path, sha256: try FileHash.sha256(of: path))
    let latest = sheet.new.map(\.decision.date).max().map { "\($0)" } ?? ""
    return sheet.result(file: try extract.write(sheet.new, in: folder, named: "\(latest)-\(Self.stem(of: path))"))
  }

  private struct Sheet {
    let header: [String]
    let tally: DecisionRowReader.Tally
    let new: [DecisionRowReader.Tally.Entry]

    func result(file: String?) -> Result {
      Result(
        newDecisions: new.count, intoClasses: new.count { $0.decision.verdict != .outside },
        knownDecisions: tally.decisions.count - new.count, openRows: tally.openRows,
        openRowsWithReason: tally.openRowsWithReason, recoveredIDs: tally.recoveredIDs,
        withoutCheckCode: tally.withoutFingerprint, replacing: new.count { !$0.decision.supersedes.isEmpty },
        replaced: Set(new.flatMap(\.decision.supersedes)).count, file: file)
    }
  }

  private func read(_ path: String) throws -> Sheet {
    guard Paths.exists(path) else {
      throw ReadingError(file: path, problem: .cannotOpen(reason: "there is no such file"))
    }
    let reader = DefinitionReader()
    var context = DecisionRowReader.Context(pipeline.classification, pipeline.sources)
    context.today = today
    let found = reader.decisionSheet(path, context)
    try reader.problems.throwIfAny()
    guard let (header, tally) = found else { throw DefinitionError(problems: []) }
    var known = Set(pipeline.coding.decisions.map(\.number))
    let new = tally.decisions.filter { known.insert($0.decision.number).inserted }
    reportReplacements(new.map(\.decision), path, reader.problems)
    reportConflicts(new.map(\.decision), path, reader.problems)
    try reader.problems.throwIfAny()
    return Sheet(header: header, tally: tally, new: new)
  }

  /// A number that was copied from another row would take that unit's decision away.
  private func reportReplacements(_ new: [ApprovedDecision], _ path: String, _ problems: DefinitionProblems) {
    let known = Dictionary(
      (pipeline.coding.decisions + new).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for decision in new {
      for number in decision.supersedes where known[number]?.unit != decision.unit {
        let found =
          known[number].map { "is the decision on unit \($0.unitID)" } ?? "is no decision of this pipeline"
        problems.add(
          "替代审定号 \"\(number)\" \(found); expected that of a decision on the row's own unit \(decision.unitID), as the "
            + "review sheet or decisions.csv has it; otherwise clear the cell", file: path, line: decision.place.row)
      }
    }
  }

  private func reportConflicts(_ new: [ApprovedDecision], _ path: String, _ problems: DefinitionProblems) {
    let known = pipeline.coding.decisions
    let all = ApprovedDecisions(known + new)
    for (first, second) in all.conflicts where second >= known.count {
      let (old, new) = (all.all[first], all.all[second])
      problems.add(
        "unit \(new.unitID) is decided as \"\(new.verdictText)\", but \(old.placeWords(in: first < known.count ? folder : nil)) "
          + "says \"\(old.verdictText)\" for years of both; expected one. If this row replaces that decision, write "
          + "\(old.number) into its 替代审定号; otherwise correct one of the two", file: path, line: new.place.row)
    }
  }

  /// The file's name without what makes it long: `2026-11-20-review (2).xlsx` becomes `review-2`.
  private static func stem(of path: String) -> String {
    let name = Paths.name(of: path)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
    let undated = CalendarDay(String(stem.prefix(10))) == nil ? stem : stem.dropFirst(10)
    let words = undated.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.isEmpty ? "review" : words.joined(separator: "-")
  }
}

extension ApprovedDecision {
  fileprivate func placeWords(in folder: String?) -> String {
    folder.map { "\($0)/\(place.file):\(place.row) (\(date))" } ?? "row \(place.row)"
  }
}
