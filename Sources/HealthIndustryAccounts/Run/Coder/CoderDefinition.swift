/// How the text coder reads texts and files, and what its training rests on. One YAML file.
public struct CoderDefinition: Sendable {
  /// What a column of a file holds.
  enum Column: String, Sendable, CaseIterable {
    case name, scope, products, label, health, division, firm
  }

  /// Where a training text comes from.
  enum Origin: String, Sendable, CaseIterable {
    case labelled, nameAlone, className, explanation, ruleTerm, term, industryWords
  }

  let file: String
  let industries: IndustryClassification
  let earlierIndustries: EarlierIndustries
  let classification: HealthClassification
  let modelPath: String
  let columns: [Column: [String]]
  let rules: CodingTextRules
  let vocabulary: Vocabulary
  let weights: [Origin: Float]
  /// Table of terms with what they say, to learn from beside names of classes.
  let termsPath: String
  /// Table of the words that units of each industry use.
  let industryWordsPath: String
  /// What labels of listed companies are in the industry edition: two digits, blank where no industry of it.
  let listedCompanies: [String: String]
  /// Industries of two digits that belong but for a part, and words that say that a text is of this part.
  let notWhole: [String: [String]]
  let training: Training
  let costs: ConfusionCosts
  let evidence: CodingEvidence.Limits

  /// The n-grams that a coder knows.
  struct Vocabulary: Sendable {
    /// In so many texts or more.
    let least: Int
    let most: Int
    /// Characters.
    let longest: Int
  }

  /// What a confusion costs an account.
  struct ConfusionCosts: Sendable {
    /// Between what belongs to the health industry and what does not.
    let health: Double
    let section: Double
    let division: Double
    let `class`: Double
  }

  /// How the models are trained.
  struct Training: Sendable {
    /// Cost of a mistake against the size of the weights.
    let cost: Float
    let passes: Int
    /// Parts in which firms are cross-validated.
    let folds: Int
    /// Power of how much rarer a label is than the mean, by which its texts count more.
    let balance: Double
    /// What a health text counts, for each other one.
    let healthWeight: Float
    /// Share of an industry's classes that belong as a whole, from which a shorter code is taken to belong.
    let mostlyWhole: Double
    /// What a class's score counts beside that of its division; one a ``CodingTextKind``.
    let classWeights: [Float]
    /// What the mark of a text's kind counts, for n-grams in all of length 1.
    let kindWeight: Float
    /// What a term of the table counts more in the model of health divisions.
    let termsForDivision: Float
    /// What words of industries count more in the model of classes, of which labelled files show few.
    let wordsForClass: Float
    /// What the lead of industries that belong counts beside the health score, where products are named.
    let industryWeight: Float
    /// Part of the largest weight below which none is kept.
    let least: Float
  }

  /// Reads a definition.
  ///
  /// - Throws: ``DefinitionError`` with every fault found.
  public static func read(_ file: String) throws -> CoderDefinition {
    let reader = DefinitionReader()
    let definition = reader.coder(file)
    try reader.problems.throwIfAny()
    guard let definition else { throw DefinitionError(problems: []) }
    return definition
  }

  /// The sentence that marks an edition which is not official.
  public var statusNote: String { classification.edition.statusNote }
}
