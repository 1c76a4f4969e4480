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
    ClassificationCheck(classification, pipeline.industries).report(to: reader.problems)
    try reader.problems.throwIfAny()
    self.classification = classification
    files = reader.files
  }
}
