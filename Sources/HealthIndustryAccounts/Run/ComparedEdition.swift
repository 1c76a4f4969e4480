/// Another edition of the classification, by which the units of a run are coded beside its own.
public struct ComparedEdition: Sendable {
  let classification: HealthClassification
  /// Its definition files.
  let files: [String]

  /// Reads an edition's folder and checks it against the industries of the pipeline.
  ///
  /// - Throws: ``DefinitionError`` with every fault.
  public init(_ folder: String, for pipeline: Pipeline) throws(DefinitionError) {
    let reader = DefinitionReader()
    let classification = reader.healthClassification(folder)
    try reader.problems.throwIfAny()
    guard let classification else { throw DefinitionError(problems: []) }
    let check = ClassificationCheck(classification, pipeline.industries)
    for fault in check.found {
      reader.problems.add(fault.message, file: check.path(of: fault.file ?? "items.csv"), line: fault.line ?? 1)
    }
    try reader.problems.throwIfAny()
    self.classification = classification
    files = reader.files
  }
}
