/// After 5.1: one accepted row a statistical unit.
public struct IntegratedUnits: Sendable {
  var table: UnitTable
  var outside: OutsideRecords
  var findings: [Finding]
}

/// After 5.2: every accepted row has a class; undetermined ones are on the review list.
public struct CodedUnits: Sendable {
  var table: UnitTable
  let outside: OutsideRecords
  var findings: [Finding]
}

/// After 5.3: rows that break a rule of severity error are rejected.
public struct ReviewedUnits: Sendable {
  var table: UnitTable
  let outside: OutsideRecords
  var findings: [Finding]
}

/// After 5.5: value added and its components are filled.
public struct DerivedUnits: Sendable {
  public internal(set) var table: UnitTable
  public let outside: OutsideRecords
  public internal(set) var findings: [Finding]
}
