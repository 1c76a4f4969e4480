/// 审核决定: what persons decided on units, by the units' identifiers in normal form.
struct ApprovedDecisions: Sendable {
  /// What was decided on one unit.
  struct Decision: Sendable, Equatable {
    /// Index of the class; nil where the unit does not belong.
    let classIndex: Int?
    /// Who, when and why, in Chinese, as units.csv gives it.
    let evidence: String
  }

  private let byUnit: [String: Decision]

  init(_ byUnit: [String: Decision] = [:]) {
    self.byUnit = byUnit
  }

  var isEmpty: Bool { byUnit.isEmpty }

  /// The decision on a unit; nil where there is none.
  func decision(on unitID: Span<UInt8>) -> Decision? {
    byUnit.isEmpty ? nil : byUnit[unitID.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }]
  }
}
