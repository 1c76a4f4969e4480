/// Which units a cell of a table is the sum over. What it shows of them is its column's measure.
enum CellContent: Sendable, Equatable {
  /// Units that count: those of a region and a class.
  case counted(Aggregates.Key)
  /// Units that a local caliber counts, by its index: those of its region in a part of it.
  case local(caliber: Int, LocalPart)
  /// Units of the review list: those of a region; of a caliber, those that may be in one of its fields.
  case undetermined(Aggregates.RegionKey, caliber: Int?)
  /// Units of a class that are known at a region's own level only, and not in which of the divisions below it.
  case difference(RegionCode, Aggregates.ClassKey)
  /// The same in percent of the region's.
  case relativeDifference(RegionCode, Aggregates.ClassKey)
  /// Nothing belongs there.
  case nothing
}

/// A part of a local caliber's region: classes, as indices of items, and industries outside the classification, as indices
/// of ``Caliber/outside``.
struct LocalPart: Sendable, Equatable {
  var classes: [Int] = []
  var outside: [Int] = []

  var isEmpty: Bool { classes.isEmpty && outside.isEmpty }
}

extension CaliberAccounts {
  /// The units of a part.
  func cell(of part: LocalPart) -> Aggregates.Cell {
    .sum(part.classes.compactMap { items[$0] } + part.outside.map { outside[$0] })
  }
}
