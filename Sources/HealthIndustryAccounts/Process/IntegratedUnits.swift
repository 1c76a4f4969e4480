/// After 5.1: one accepted row a statistical unit.
struct IntegratedUnits: Sendable {
  var table: UnitTable
  /// For each source, the records outside the classification that are of a unit with an earlier record.
  var outsideDuplicates: [Int]
  var findings: [Finding]
}

/// After 5.2: every accepted row has a class; undetermined ones are on the review list.
struct CodedUnits: Sendable {
  var table: UnitTable
  let outsideDuplicates: [Int]
  var findings: [Finding]
}

/// After 5.3: rows that break a rule of severity error are rejected.
struct ReviewedUnits: Sendable {
  var table: UnitTable
  let outsideDuplicates: [Int]
  var findings: [Finding]
}

/// After 5.5: value added and its components are filled.
struct DerivedUnits: Sendable {
  var table: UnitTable
  let outsideDuplicates: [Int]
  var findings: [Finding]
}
