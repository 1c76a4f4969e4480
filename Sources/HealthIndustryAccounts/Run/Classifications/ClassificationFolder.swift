/// An edition with what it is checked against: the industry edition beside it and the decree's frame.
public struct ClassificationFolder {
  let classification: HealthClassification
  private let industries: IndustryClassification
  private let frame: ClassificationFrame?

  /// Reads an edition's folder.
  ///
  /// - Parameter industries: folder of the industry edition; `gbt4754-2017` beside the edition where absent.
  /// - Throws: ``DefinitionError`` with every fault.
  public init(_ path: String, industries: String? = nil) throws(DefinitionError) {
    let reader = DefinitionReader()
    let classification = reader.healthClassification(path)
    self.industries = reader.industries(industries ?? Paths.resolve("../gbt4754-2017", relativeTo: path))
    frame = reader.frame(of: path)
    try reader.problems.throwIfAny()
    guard let classification else { throw DefinitionError(problems: []) }
    self.classification = classification
  }

  /// Name of the edition.
  public var id: String { classification.edition.id }
  /// The sentence that marks a working edition; empty for an official one.
  public var statusNote: String { classification.edition.statusNote }
  /// How many industries are linked to classes.
  public var linkCount: Int { classification.links.count }

  /// A code of the edition or of its industries with what stands around it; nil where neither has the code.
  public func lines(for code: String) -> [String]? {
    ClassificationContext(classification, industries).lines(for: code)
  }

  /// What is wrong with the edition.
  public var check: ClassificationCheck { ClassificationCheck(classification, industries, frame: frame) }
}

extension DefinitionReader {
  /// The frame that an edition names.
  func frame(of folder: String) -> ClassificationFrame? {
    let edition = DefinitionNode(file: folder + "/edition.yaml", problems: problems)
    return edition?.optional("frame")?.existingFile().flatMap { self.frame($0) }
  }

  /// A frame file.
  func frame(_ file: String) -> ClassificationFrame? {
    guard let node = yaml(file) else { return nil }
    defer { node.finish() }
    _ = node.readHead("frame")
    let title = node.required("title")?.text()
    let decree = node.required("decree")?.text()
    for key in ["levels", "industryEdition"] { _ = node.optional(key) }
    var counts: [HealthClassification.Level: Int] = [:]
    for (name, value) in node.required("counts")?.entries() ?? [] {
      if let level = HealthClassification.Level(rawValue: name) {
        counts[level] = value.whole("the number of items of the level")
      }
    }
    let divisions = (node.required("divisions")?.entries() ?? []).compactMap { code, name in
      name.text().map { (code, $0) }
    }
    guard let title, let decree else { return nil }
    return .init(
      title: title, decree: decree, counts: counts,
      divisions: Dictionary(divisions, uniquingKeysWith: { first, _ in first }))
  }
}
