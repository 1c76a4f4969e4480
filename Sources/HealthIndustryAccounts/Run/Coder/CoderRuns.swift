internal import Foundation
internal import RecordReaders

/// What `kanghe coder` does: train, evaluate, suggest.
public struct CoderRuns: Sendable {
  private let definition: CoderDefinition
  private let jobs: Int

  /// - Throws: ``DefinitionError``.
  public init(definition file: String, jobs: Int) throws {
    definition = try CoderDefinition.read(file)
    self.jobs = jobs
  }

  /// Trains a model on labelled files and the definitions, calibrates it by cross-validation and writes it.
  ///
  /// - Parameters:
  ///   - labelled: files whose labels are of the edition in use.
  ///   - labelled2011: files whose labels are of the edition before.
  ///   - explanations: a table of codes and explanations, or nil.
  ///   - output: path of the model; the definition's own where nil.
  /// - Returns: lines on what was learnt and how well.
  /// - Throws: `ReadingError`, ``CoderError``, ``OutputWritingError``.
  public func train(_ labelled: [String], labelled2011: [String], explanations: String?, output: String?) throws
    -> [String]
  {
    let texts = try texts(labelled, labelled2011, explanations, withDefinitions: true)
    let trainer = CoderTrainer(definition, jobs: jobs)
    let validation = CrossValidation(texts, trainer)
    var parts = trainer.train(texts)
    validation.calibrate(&parts)
    let path = output ?? definition.modelPath
    let bytes = CoderFile.bytes(of: parts)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OutputWritingError(path: path, reason: error.localizedDescription)
    }
    return [
      "\(path): \(bytes.count) bytes, \(parts.dictionary.count) n-grams, \(texts.count) texts", "cross-validation:",
    ]
      + CoderReport.lines(validation.outcomes)
  }

  /// Figures of the model on labelled files, which it should not have been trained on.
  public func evaluate(_ labelled: [String], labelled2011: [String], model: String?) throws -> [String] {
    let texts = try texts(labelled, labelled2011, nil, withDefinitions: false)
    return CoderReport.lines(CrossValidation.outcomes(of: texts, try definition.coder(model: model)))
  }

  /// What the model says of one text.
  public func suggest(_ text: String, model: String?) throws -> [String] {
    let coder = try definition.coder(model: model)
    var reader = coder.makeReader()
    let vector = reader.read(CodingText(scope: text))
    return SuggestionWords(coder, definition).lines(vector, coder.suggestion(for: vector))
  }

  /// The sentence that marks a classification which is not official; blank for an official one.
  public var statusNote: String { definition.statusNote }

  /// Writes the records of a file with what the model says of each as further columns, in their order.
  ///
  /// - Returns: number of records.
  public func suggest(csv path: String, to output: String, model: String?) async throws -> Int {
    let coder = try definition.coder(model: model)
    let records = try CoderRecords(path, definition, required: [[.name, .scope, .products]])
    let words = SuggestionWords(coder, definition)
    let writer = try CSVFileWriter(path: output, withByteOrderMark: true)
    try writer.write(record: records.csv.header + SuggestionWords.columns)
    var blocks = try records.csv.blocks()
    var count = 0
    try await mapInOrder(
      jobs: jobs, next: { try blocks.next() },
      transform: { block in
        var reader = coder.makeReader()
        let own = records.records(of: try CSVRecordCutter(of: records.csv).cut(block))
        var record = CSVRecord(capacity: own.count * 128)
        for text in own {
          let vector = reader.read(text.text)
          record.add(text.fields)
          record.add(words.fields(vector, coder.suggestion(for: vector)))
          record.end()
        }
        return (count: own.count, bytes: record.bytes)
      },
      consume: {
        count += $0.count
        try writer.write(records: $0.bytes)
      })
    try writer.close()
    return count
  }

  private func texts(_ labelled: [String], _ labelled2011: [String], _ explanations: String?, withDefinitions: Bool)
    throws
    -> [TrainingText]
  {
    var texts = TrainingTexts(definition)
    for path in labelled { try texts.add(path, isOfEarlierEdition: false) }
    for path in labelled2011 { try texts.add(path, isOfEarlierEdition: true) }
    if withDefinitions {
      texts.addDefinitions()
      try texts.addTerms()
    }
    if let explanations { try texts.addExplanations(explanations) }
    return texts.texts
  }
}
