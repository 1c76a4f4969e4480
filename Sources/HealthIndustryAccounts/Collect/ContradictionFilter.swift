internal import RecordReaders

/// Tells from the bytes of a record whether its texts may speak against its industry code: most records of a register say
/// nothing of the kind, and are passed over without a text being made of them.
///
/// In GB 18030 a term's bytes may also stand across two other characters, and exclusions are not looked at: what passes here
/// is looked at again by ``TextContradictions``.
struct ContradictionFilter: Sendable {
  private let contradictions: TextContradictions
  private let starts: TermStarts
  private let automaton: TermAutomaton
  private let stateFlags: [UInt64]
  private let fields: [Int]
  /// Number of fields up to the last of those that are read.
  let fieldCount: Int

  /// nil where the pipeline does not ask, or the form has none of the fields.
  init?(_ contradictions: TextContradictions?, _ binding: ColumnBinding, _ encoding: TextEncoding) {
    guard let contradictions else { return nil }
    self.contradictions = contradictions
    fields = contradictions.fields.compactMap { binding.fields[$0.role] }
    guard let last = fields.max() else { return nil }
    fieldCount = last + 1
    let terms = contradictions.terms
    let encoder = TextEncoder(encoding)
    let bytes = terms.map { encoder.bytes(of: $0.text) }
    starts = TermStarts(bytes, isUTF8: encoding == .utf8)
    automaton = TermAutomaton(bytes)
    stateFlags = automaton.stateFlags(terms.map(\.flag))
  }

  @inline(__always)
  func mayContradict(_ record: CutRecord, _ code: IndustryCode) -> Bool {
    let wanted = contradictions.rules(against: code)
    guard wanted != 0 else { return false }
    for field in fields {
      let text = record.field(field)
      if starts.mayStand(in: text), automaton.flags(stateFlags, in: text) & wanted != 0 { return true }
    }
    return false
  }
}
