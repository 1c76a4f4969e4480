/// The decisions of a pipeline as they lie in its folder: how many, in which files, and which contradict each other.
public struct DecisionReport {
  /// The folder.
  public let folder: String
  /// Decisions by file, in the order of the files; files without one are left out.
  public let files: [(name: String, decisions: Int)]
  /// All decisions.
  public let count: Int
  /// Those that hold in the pipeline's own year.
  public let inForce: Int
  /// The pipeline's own year.
  public let period: Int
  /// Decisions on the same unit that cannot both hold, in words.
  public let conflicts: [String]

  /// Reads the pipeline with all its decisions.
  ///
  /// - Throws: ``DefinitionError`` with every fault, by file and row; ``RunRefusal``.
  public init(pipeline location: String) throws {
    let pipeline = try Pipeline.read(location)
    let all = pipeline.coding.decisions
    let decisions = ApprovedDecisions(all, period: pipeline.defaultPeriod)
    let folder = pipeline.coding.decisionsFolder ?? ""
    self.folder = folder
    count = all.count
    period = pipeline.defaultPeriod
    inForce = decisions.inForceCount
    var files: [(name: String, decisions: Int)] = []
    for decision in all {
      if files.last?.name == decision.place.file {
        files[files.count - 1].decisions += 1
      } else {
        files.append((decision.place.file, 1))
      }
    }
    self.files = files
    conflicts = decisions.conflicts.map { first, second in
      let (a, b) = (all[first], all[second])
      return "\(folder)/\(b.place.file):\(b.place.row): unit \(b.unitID) is decided as \"\(b.verdictText)\", but "
        + "\(a.place.file):\(a.place.row) says \"\(a.verdictText)\" for years of both, so that neither is followed; write "
        + "\(a.number) into the 替代审定号 of the one that holds, or correct one of the two"
    }
  }
}
