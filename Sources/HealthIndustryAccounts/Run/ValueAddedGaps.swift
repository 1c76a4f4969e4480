/// Sources whose form says of what value added is computed from that it does not have it. Each unit has a finding (V5503); that it is
/// the form, and no unit can report more, is told once.
extension PreparedRun {
  var valueAddedGaps: [String] {
    pipeline.sources.compactMap { source in
      let missing = source.form.notCollected.filter { $0.counts == .missing }
        .map { pipeline.variables.variables[$0.variable].name }
      let pack = pipeline.packs.first { $0.id == source.form.formulas }
      let gaps = Set((pack?.components ?? []).flatMap { $0.gaps(missing) }).sorted()
      guard !gaps.isEmpty else { return nil }
      return
        "source \"\(source.id)\": its form counts \(gaps.joined(separator: ", ")) as missing, and no `otherwise` stands in "
        + "for it: no unit has value added from this source alone (\(FindingKind.componentMissing.rawValue))"
    }
  }
}

extension FormulaPack.Formula {
  /// Which of the missing variables leave the formula without a result; none where `otherwise` gives one.
  fileprivate func gaps(_ missing: [String]) -> [String] {
    let gaps = expression.terms.map(\.name).filter(missing.contains)
    guard let otherwise else { return gaps }
    return otherwise.terms.contains { missing.contains($0.name) } ? gaps : []
  }
}
