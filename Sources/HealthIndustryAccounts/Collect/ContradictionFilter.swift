internal import RecordReaders

/// Tells from the bytes of a record whether its texts may speak against its industry code: most records of a register say
/// nothing of the kind, and are passed over without a text being made of them.
///
/// A few pairs of bytes are looked for in all fields at once, and terms only where a pair stands. In GB 18030 a term's
/// bytes may also stand across two other characters, and exclusions are not looked at: what passes here is looked at again
/// by ``TextContradictions``.
struct ContradictionFilter: Sendable {
  /// The terms that speak against some codes.
  fileprivate struct Terms {
    let rules: UInt64
    /// The pairs of which each term has one; nil where pairs do not tell of every term.
    let anchors: Range<Int>?
  }

  /// What all records are compared with, held in place for the innermost loop.
  struct Constants {
    fileprivate let terms: UnsafeBufferPointer<Terms>
    fileprivate let termsOfCode: UnsafeBufferPointer<UInt16>
    fileprivate let anchors: UnsafeBufferPointer<BytePair>
  }

  private let fields: [Int]
  private let firstField, lastField: Int
  private let terms: [Terms]
  /// By the number of the code, the place in ``terms``; ``none`` where nothing speaks against it.
  private let termsOfCode: [UInt16]
  private let anchors: [BytePair]
  private let automaton: TermAutomaton
  private let stateFlags: [UInt64]

  private static let none = UInt16.max

  /// Number of fields up to the last of those that are read.
  var fieldCount: Int { lastField + 1 }

  /// nil where the pipeline does not ask, or the form has none of the fields.
  ///
  /// - Parameter names: of the industries, from which the usual frequencies of characters are taken.
  init?(
    _ contradictions: TextContradictions?, _ binding: ColumnBinding, _ encoding: TextEncoding,
    _ names: IndustryClassification
  ) {
    guard let contradictions else { return nil }
    fields = contradictions.fields.compactMap { binding.fields[$0.role] }
    guard let first = fields.min(), let last = fields.max() else { return nil }
    firstField = first
    lastField = last
    let encoder = TextEncoder(encoding)
    let known = contradictions.terms.map { (bytes: encoder.bytes(of: $0.text), flag: $0.flag) }
    automaton = TermAutomaton(known.map(\.bytes))
    stateFlags = automaton.stateFlags(known.map(\.flag))

    let rulesOfCode = (0..<10_000).map { IndustryCode(number: UInt16($0)).map(contradictions.rules) ?? 0 }
    let sets = Set(rulesOfCode).subtracting([0]).sorted()
    let frequencies = PairFrequencies(names.items.map { encoder.bytes(of: $0.name) })
    var anchors: [BytePair] = []
    terms = sets.map { rules in
      let own = known.filter { $0.flag & rules != 0 }.map(\.bytes)
      let pairs = TermAnchors.choose(for: own, frequencies)
      defer { anchors += (pairs ?? []).map { BytePair($0, $1) } }
      return Terms(rules: rules, anchors: pairs.map { anchors.count..<anchors.count + $0.count })
    }
    self.anchors = anchors
    let places = Dictionary(uniqueKeysWithValues: zip(sets, UInt16.min...))
    termsOfCode = rulesOfCode.map { places[$0] ?? Self.none }
  }

  func withConstants<Result>(_ body: (Constants) -> Result) -> Result {
    terms.withUnsafeBufferPointer { terms in
      termsOfCode.withUnsafeBufferPointer { termsOfCode in
        anchors.withUnsafeBufferPointer {
          body(Constants(terms: terms, termsOfCode: termsOfCode, anchors: $0))
        }
      }
    }
  }

  @inline(__always)
  func mayContradict(_ record: CutRecord, _ code: IndustryCode, _ constants: Constants) -> Bool {
    let place = constants.termsOfCode[Int(code.number)]
    guard place != Self.none else { return false }
    let terms = constants.terms[Int(place)]
    if let anchors = terms.anchors {
      let pairs = UnsafeBufferPointer(rebasing: constants.anchors[anchors])
      if !record.mayHold(pairs, from: firstField, through: lastField) { return false }
    }
    return holdsTerm(record, of: terms.rules)
  }

  private func holdsTerm(_ record: CutRecord, of rules: UInt64) -> Bool {
    fields.contains { automaton.flags(stateFlags, in: record.field($0)) & rules != 0 }
  }
}
