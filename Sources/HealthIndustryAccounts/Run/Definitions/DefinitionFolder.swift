/// The files that folders of definitions hold.
enum DefinitionFolder {
  static let classification = ["edition.yaml", "items.csv", "correspondence.csv", "activity_rules.csv"]
  static let industries = ["edition.yaml", "items.csv"]
  static let earlierIndustries = ["edition.yaml", "codes.csv", "bridge.csv"]
  static let institutionCategories = ["edition.yaml", "categories.csv"]
  static let divisions = ["edition.yaml", "divisions.csv", "retired-codes.csv", "name-parts.csv"]
  static let caliber = ["caliber.yaml", "mapping.csv"]
}
