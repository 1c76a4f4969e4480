/// The accounts of a local caliber for its own region: what is in each field, from where, and what of the national
/// accounts is in none.
struct CaliberAccounts: Sendable {
  let caliber: Caliber
  /// The region's national classes. Grain: one cell an item of the classification; nil without units.
  let items: [Aggregates.Cell?]
  /// The region's national total.
  let national: Aggregates.Cell
  /// Units outside the national classification. Grain: one cell an industry of the caliber's ``Caliber/outside``.
  let outside: [Aggregates.Cell]
  /// The same accounts another way: summed unit by unit. Grain: one cell a field. (6.2 compares.)
  let fieldsByUnit: [Aggregates.Cell]
  /// Units of the region on the review list that may be of a field: their candidate class is in one, or they have none.
  let undetermined: Aggregates.Cell?
  let gdp: ExactSum?

  /// Classes that are in a field or, where `field` is nil, in none, as indices of items.
  func classes(in field: Int?, of classification: HealthClassification) -> [Int] {
    classification.items.indices.filter {
      classification.items[$0].level == .class && caliber.fieldOfItem[$0] == field
    }
  }

  /// What of a field lies within the national caliber; with nil, what of the national caliber is in no field.
  func national(in field: Int?, _ classification: HealthClassification) -> Aggregates.Cell {
    .sum(classes(in: field, of: classification).compactMap { items[$0] })
  }

  /// What of a field lies outside the national caliber.
  func outside(in field: Int) -> Aggregates.Cell {
    .sum(zip(caliber.outside, outside).compactMap { $0.field == field ? $1 : nil })
  }

  /// All of a field.
  func whole(_ field: Int, _ classification: HealthClassification) -> Aggregates.Cell {
    .sum([national(in: field, classification), outside(in: field)])
  }

  /// All fields.
  func total(_ classification: HealthClassification) -> Aggregates.Cell {
    .sum(caliber.fields.indices.map { whole($0, classification) })
  }
}

extension Aggregates.Cell {
  /// The units of several cells.
  static func sum(_ cells: [Self]) -> Self {
    cells.reduce(into: Self()) { $0.add($1) }
  }
}
