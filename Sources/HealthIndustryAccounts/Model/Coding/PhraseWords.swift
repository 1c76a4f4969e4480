/// The words by which texts are cut into phrases, ready to be looked for. Built once a coder: places are thousands.
struct PhraseWords: Sendable {
  let negations: WordFinder
  let boilerplate: WordFinder
  let openings: WordFinder
  let places: WordFinder
  let brands: CodingTextRules.Brands

  init(_ rules: CodingTextRules) {
    negations = WordFinder(rules.negations)
    boilerplate = WordFinder(rules.boilerplate)
    openings = WordFinder(rules.openings)
    places = WordFinder(rules.places)
    brands = rules.brands
  }
}
