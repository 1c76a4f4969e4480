/// 指标: what the accounts give for a cell.
enum Indicator: Int, Sendable, CaseIterable {
  case employees, revenue, valueAdded
  case labourCompensation, netTaxesOnProduction, consumptionOfFixedCapital, operatingSurplus

  /// The code of aggregates.csv.
  var id: String {
    switch self {
    case .employees: "employees"
    case .revenue: "revenue"
    case .valueAdded: "value_added"
    case .labourCompensation: "labour_compensation"
    case .netTaxesOnProduction: "net_taxes_on_production"
    case .consumptionOfFixedCapital: "consumption_of_fixed_capital"
    case .operatingSurplus: "operating_surplus"
    }
  }

  /// The unit of aggregates.csv.
  var unit: String { self == .employees ? "人" : "元" }

  /// The indicators of the four components, in the order of ``Component``.
  static let components: [Indicator] = [
    .labourCompensation, .netTaxesOnProduction, .consumptionOfFixedCapital, .operatingSurplus,
  ]

  /// Whether an imputed depreciation is part of it.
  var holdsDepreciation: Bool { self == .valueAdded || self == .consumptionOfFixedCapital }
}
