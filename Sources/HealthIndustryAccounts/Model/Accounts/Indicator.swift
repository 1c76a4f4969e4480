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

  /// The Chinese term.
  var words: String {
    switch self {
    case .employees: "期末用工人数"
    case .revenue: "营业收入"
    case .valueAdded: "增加值"
    case .labourCompensation: Component.labourCompensation.rawValue
    case .netTaxesOnProduction: Component.netTaxesOnProduction.rawValue
    case .consumptionOfFixedCapital: Component.consumptionOfFixedCapital.rawValue
    case .operatingSurplus: Component.operatingSurplus.rawValue
    }
  }
}
