/// 行政区划: today's divisions, and where retired codes went. Read from a definition folder.
struct Divisions: Sendable {
  /// One row a division.
  struct Division: Sendable {
    let code: RegionCode
    let name: String
    let parent: RegionCode?
  }

  private let byCode: [RegionCode: Division]
  private let childrenByParent: [RegionCode: [RegionCode]]
  private let successors: [RegionCode: [RegionCode]]

  /// Creates the divisions; `successors` maps a retired code to today's codes.
  init(_ divisions: [Division], successors: [RegionCode: [RegionCode]]) {
    byCode = Dictionary(divisions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var children: [RegionCode: [RegionCode]] = [:]
    for division in divisions {
      if let parent = division.parent { children[parent, default: []].append(division.code) }
    }
    childrenByParent = children.mapValues { $0.sorted() }
    self.successors = successors
  }

  subscript(_ code: RegionCode) -> Division? { byCode[code] }

  /// The divisions right below one, by code.
  func children(of code: RegionCode) -> [RegionCode] {
    childrenByParent[code] ?? []
  }

  /// The division itself and all above it, the lowest first.
  func lineage(of code: RegionCode) -> [RegionCode] {
    var lineage: [RegionCode] = []
    var next: RegionCode? = code
    // A division that lies in itself is a fault of its definition; here it ends.
    while let code = next, let division = byCode[code], !lineage.contains(code) {
      lineage.append(code)
      next = division.parent
    }
    return lineage
  }

  /// Whether a division is `scope` or lies in it.
  func contains(_ scope: RegionCode, _ code: RegionCode) -> Bool {
    lineage(of: code).contains(scope)
  }

  /// Today's division of a code: itself, its successor, or the lowest division that holds all its successors.
  func current(_ code: RegionCode) -> RegionCode? {
    if byCode[code] != nil { return code }
    guard let today = successors[code], let first = today.first else { return nil }
    return lineage(of: first).first { candidate in
      candidate.number % 10_000 != 0 && today.allSatisfy { contains(candidate, $0) }
    }
  }

  var all: some Collection<Division> { byCode.values }
}
