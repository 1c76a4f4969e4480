internal import Foundation
internal import RecordReaders

/// Labelled files, by what their labels are codes of.
public struct LabelledFiles: Sendable {
  /// Of the edition in use.
  public var labelled: [String]
  /// Of the edition before.
  public var labelled2011: [String]
  /// Of the guide by which listed companies are labelled.
  public var listedCompanies: [String]

  /// Creates lists of files.
  public init(labelled: [String], labelled2011: [String] = [], listedCompanies: [String] = []) {
    self.labelled = labelled
    self.labelled2011 = labelled2011
    self.listedCompanies = listedCompanies
  }
}

/// How many records were given suggestions.
public struct SuggestedRecords: Sendable {
  /// All of them.
  public internal(set) var count: Int
  /// Those with more or fewer fields than the header: a delimiter or a quote is missing or too many, so that their texts
  /// may stand in wrong columns. What is behind the last column of the header is not written.
  public internal(set) var uneven: Int

  /// In words, for the end of a sentence.
  public var description: String {
    uneven == 0
      ? "\(count) records."
      : "\(count) records, \(uneven) of them with more or fewer fields than the header. Look for a missing or extra "
        + "delimiter or quote in them: their texts may be in wrong columns, and fields behind the last column are left out."
  }
}

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
  ///   - files: labelled files.
  ///   - explanations: a table of codes and explanations, or nil.
  ///   - output: path of the model; the definition's own where nil.
  ///   - outcomes: where to write what cross-validation said of each labelled text, or nil.
  /// - Returns: lines on what was learnt and how well.
  /// - Throws: `ReadingError`, ``CoderError``, ``OutputWritingError``.
  public func train(_ files: LabelledFiles, explanations: String?, output: String?, outcomes: String? = nil) throws
    -> [String]
  {
    let path = output ?? definition.modelPath
    // Training takes minutes: that there is no such folder is told before.
    for path in [path, outcomes].compactMap(\.self) { try OutputWritingError.requireFolder(of: path) }
    let texts = try texts(files, explanations, withDefinitions: true)
    let trainer = CoderTrainer(definition, jobs: jobs)
    let validation = CrossValidation(texts, folds: definition.training.folds, trainer)
    var parts = trainer.train(texts)
    validation.calibrate(&parts)
    if let outcomes { try OutcomesFile.write(validation, to: outcomes) }
    let bytes = CoderFile.bytes(of: parts)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OutputWritingError(path: path, error)
    }
    return [
      "\(path): \(bytes.count) bytes, \(parts.dictionary.count) n-grams, \(texts.count) texts", "cross-validation:",
    ]
      + CoderReport.lines(validation.outcomes, definition)
  }

  /// Figures of the model on labelled files, which it should not have been trained on.
  public func evaluate(_ files: LabelledFiles, model: String?) throws -> [String] {
    let texts = try texts(files, nil, withDefinitions: false)
    return CoderReport.lines(CrossValidation.outcomes(of: texts, try coder(model)), definition)
  }

  /// What the model says of one text.
  public func suggest(_ text: String, model: String?) throws -> [String] {
    let coder = try coder(model)
    var reader = coder.makeReader()
    let vector = reader.read(CodingText(scope: text))
    return SuggestionWords(coder, definition).lines(vector, coder.suggestion(for: vector))
  }

  /// The sentence that marks a classification which is not official; blank for an official one.
  public var statusNote: String { definition.statusNote }

  /// Writes the records of a file with what the model says of each as further columns, in their order.
  ///
  /// - Parameter candidateCount: classes for a column of candidates; 0 for no such column.
  /// - Returns: how many records there were.
  /// - Throws: `ReadingError`, ``CoderError``, a writing error with the file's path; the file is then as it was.
  public func suggest(csv path: String, to output: String, model: String?, candidateCount: Int = 0) async throws
    -> SuggestedRecords
  {
    do {
      return try await writeSuggestions(csv: path, to: output, model, candidateCount)
    } catch let error as ReadingError {
      throw error.withoutForm
    }
  }

  private func writeSuggestions(csv path: String, to output: String, _ model: String?, _ candidateCount: Int)
    async throws
    -> SuggestedRecords
  {
    guard Paths.real(path) != Paths.real(output) else { throw CoderError.outputIsInput(file: output) }
    let coder = try definition.coder(model: model)
    let records = try CoderRecords(path, definition, required: [[.name, .scope, .products]])
    let writer = try CSVFileWriter(path: output, withByteOrderMark: true, replaces: true)
    try writer.write(
      record: records.csv.header + SuggestionRecord.columns(withCandidates: candidateCount > 0))
    var blocks = try records.csv.blocks()
    var suggested = SuggestedRecords(count: 0, uneven: 0)
    let workers = SuggestionWorkers(coder, candidateCount: candidateCount)
    try await mapInOrder(
      jobs: jobs, next: { try blocks.next() },
      transform: { block in
        let batch = try CSVRecordCutter(of: records.csv).cut(block)
        var record = CSVRecord(capacity: batch.bytes.count * 2)
        workers.withWriter { writer in
          records.forEach(of: batch) { fields, unit in
            for field in fields { record.add(utf8: field.span) }
            writer.add(unit, to: &record)
            record.end()
          }
        }
        let width = records.csv.header.count
        let uneven = (0..<batch.count).count { batch.fieldCount(ofRecord: $0) != width }
        return (count: batch.count, uneven: uneven, bytes: record.bytes)
      },
      consume: {
        suggested.count += $0.count
        suggested.uneven += $0.uneven
        try writer.write(records: $0.bytes)
      })
    try writer.close()
    return suggested
  }

  private func coder(_ model: String?) throws -> TextCoder {
    do { return try definition.coder(model: model) } catch let error as ReadingError { throw error.withoutForm }
  }

  private func texts(_ files: LabelledFiles, _ explanations: String?, withDefinitions: Bool) throws -> [TrainingText] {
    do {
      return try gather(files, explanations, withDefinitions)
    } catch let error as ReadingError {
      throw error.withoutForm
    }
  }

  private func gather(_ files: LabelledFiles, _ explanations: String?, _ withDefinitions: Bool) throws -> [TrainingText]
  {
    var texts = TrainingTexts(definition)
    for path in files.labelled { try texts.add(path, .current) }
    for path in files.labelled2011 { try texts.add(path, .earlier) }
    for path in files.listedCompanies { try texts.add(path, .listedCompanies) }
    if withDefinitions {
      texts.addNamesAlone()
      texts.addDefinitions()
      try texts.addTerms()
      try texts.addIndustryWords()
    }
    if let explanations { try texts.addExplanations(explanations) }
    return texts.texts
  }
}
