/// What a user asks of a run.
public struct RunRequest: Sendable {
  /// Year to account for; the pipeline's own where nil.
  public var period: Int?
  /// Files in place of the sources' own.
  public var overrides: [SourceOverride] = []
  /// Folder for the results.
  public var output = "output"
  /// Workers that read the files.
  public var jobs = 1
  /// Whether libcsv cuts every record and every field is read the careful way: slower, with the same results.
  public var isStraightforward = false
  /// Whether a working edition of the classification is refused.
  public var requiresOfficial = false
  /// Whether a source may have fewer records than in the run before, however many: a person looked at the files.
  public var acceptsFewerRecords = false
  /// Another edition of the classification, to compare the run's own with.
  public var compared: ComparedEdition?

  /// A request with the pipeline's own period and files.
  public init() {}
}

/// Why a run does not begin, or why what it made is not published, although definitions and files may be in order.
///
/// Where a case has a `folder`, the run is complete and kept there, held back; the published run stays as it was.
public enum RunRefusal: Error, CustomStringConvertible {
  /// No folder or file of this name has a pipeline.
  case noPipeline(String, tried: [String])
  /// The request wants an official edition of the classification, and the pipeline has a working edition.
  case notOfficial(edition: String, note: String)
  /// A definition is not valid for the year that was asked for.
  case periodOutsideValidity(Int, ClosedRange<Int>, definition: String)
  /// Files are given for a source that the pipeline does not have.
  case unknownSource(String, known: [String])
  /// No file is there for a source.
  case noFiles(source: String, patterns: [String])
  /// Another run of the pipeline is under way in the same output folder.
  case locked(path: String)
  /// A definition was edited while the run was under way.
  case definitionChanged(file: String)
  /// The output folder cannot be made or written.
  case outputNotWritable(path: String, reason: String)
  /// Held back: no unit counts in the period, and none is to be reviewed.
  case nothingCounts(period: Int, read: Int, folder: String)
  /// Held back: more records of a source were rejected than `limits:` allows, in percent.
  case tooManyRejected(source: String, rejected: Int, read: Int, limit: Int, folder: String)
  /// Held back: a file ends within a record, so it was probably cut.
  case fileEndsInRecord(file: String, record: Int, found: String, folder: String)
  /// Held back: a source has far fewer records than in the run before.
  case fewerRecords(source: String, read: Int, before: Int, beforeWords: String, limit: Int, folder: String)
  /// Held back: value added is more of a region's GDP than `limits:` allows, in percent.
  case shareOfGDPTooLarge(region: String, limit: Int, gdp: String, folder: String)
  /// The manifest of the published run cannot be read, with which the records are to be compared.
  case earlierRunUnreadable(path: String, reason: String)

  /// What was found, where, what was expected and what to do.
  public var description: String {
    switch self {
    case .noPipeline(let name, let tried):
      "no pipeline \"\(name)\"; expected one of the files \(tried.joined(separator: ", "))."
    case .notOfficial(let edition, let note):
      "the classification \"\(edition)\" is not official (\(note)), and --require-official was given. "
        + "Import the decree's table with `kanghe classification import`."
    case .periodOutsideValidity(let period, let validity, let definition):
      "the \(definition) is valid for \(validity.lowerBound) to \(validity.upperBound), not for \(period). "
        + "Choose another --period, or extend `validity:` after checking the definitions for that year."
    case .unknownSource(let id, let known):
      "no source \"\(id)\"; expected one of: \(known.joined(separator: ", "))."
    case .noFiles(let source, let patterns):
      "no file for source \"\(source)\""
        + (patterns.isEmpty ? "" : " under \(patterns.joined(separator: ", "))")
        + ". Put the files there, or name them with --source \(source)=PATH."
    case .locked(let path):
      "another run is writing there (\(path) is locked). Wait for it to end, then run again."
    case .definitionChanged(let file):
      "\(file) was changed while the run was under way: the figures are made by what it said before, and the run would keep a copy "
        + "of what it says now. Nothing is published; run again."
    case .outputNotWritable(let path, let reason):
      "the output folder \(path) cannot be written: \(reason). Choose another --output, or correct its permissions."
    case .nothingCounts(let period, let read, let folder):
      "none of the \(read) records read is of a unit that counts in \(period) or may count; the tables are not published. "
        + "Are the files of another year or region? See findings.csv in \(folder)."
    case .tooManyRejected(let source, let rejected, let read, let limit, let folder):
      "\(rejected) of \(read) records of source \"\(source)\" were rejected, more than \(limit) percent; the tables are "
        + "not published. See findings.csv in \(folder); correct the file, or raise `limits:` in the pipeline."
    case .fileEndsInRecord(let file, let record, let found, let folder):
      "\(file) ends within its record \(record) (\(found)), without a line break: it was probably cut on its way, and "
        + "records behind it may be missing. The tables are not published; the run is kept in \(folder). Get the file "
        + "again; if it is whole, correct or delete its last line."
    case .fewerRecords(let source, let read, let before, let beforeWords, let limit, let folder):
      "source \"\(source)\" has \(read) records, and had \(before) \(beforeWords): more than \(limit) "
        + "percent fewer. The tables are not published; the run is kept in \(folder). Look whether a file is missing or "
        + "was cut; if the fewer records are right, run again with --accept-fewer-records, or, for a trial, with another "
        + "--output."
    case .shareOfGDPTooLarge(let region, let limit, let gdp, let folder):
      "the value added of \(region) is more than \(limit) percent of its GDP, which is \(gdp). The tables are not "
        + "published; value added and GDP are in aggregates.csv in \(folder). Is `amountUnit:` in the form of GDP, or in the "
        + "forms of the sources, another unit than the figures have? If the share is right, raise `limits: "
        + "shareOfGDPPercent` in the pipeline."
    case .earlierRunUnreadable(let path, let reason):
      "\(path) of the published run cannot be read (\(reason)), so the records of this run cannot be counted against it. "
        + "Restore the file, or move that run's folder away."
    }
  }
}
