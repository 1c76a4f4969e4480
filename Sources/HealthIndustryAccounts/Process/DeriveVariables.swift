/// GSBPM 5.5 派生变量: revenue, employees, value added and its four components, by the unit's formula pack.
///
/// A component is missing where a variable it needs is; value added is missing where a component is. Nothing missing
/// becomes 0.
func deriveVariables(
  _ reviewed: ReviewedUnits, _ packs: [FormulaPack], _ variables: VariableCatalogue, _ rules: RuleBook
) -> DerivedUnits {
  var derived = DerivedUnits(table: reviewed.table, outside: reviewed.outside, findings: reviewed.findings)
  let count = derived.table.count
  derived.table.derived = Array(
    repeating: Array(repeating: Derived.missing, count: count), count: Indicator.allCases.count)
  derived.table.isImputed = Array(repeating: false, count: count)
  let calculators = packs.map { PackCalculator($0, variables) }
  for row in 0..<count where derived.table.statuses[row].mayCount && derived.table.packs[row] >= 0 {
    let calculator = calculators[Int(derived.table.packs[row])]
    let result = calculator.calculate(derived.table.figures, row: row)
    for (indicator, value) in result.indicators { derived.table.derived[indicator.rawValue][row] = value.value }
    derived.table.isImputed[row] = result.isImputed
    let findings = calculator.findings(derived.table, row, result, rules)
    if findings.contains(where: { $0.rule.severity == .error }) { derived.table.statuses[row] = .rejected }
    derived.findings.append(contentsOf: findings)
  }
  return derived
}
