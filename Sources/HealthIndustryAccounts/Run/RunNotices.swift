/// What a person should know of a published run beside its figures. Counts, codes and paths only.
extension PreparedRun {
  /// Of the files as they were read.
  func notices(of collected: Collected, _ raw: [RawFile]) -> [String] {
    notices(of: collected.repeatedFiles, raw) + notices(of: collected.absentFields, raw)
  }

  func notices(
    _ balances: [SourceBalance], _ tables: [PublishableTable], _ gdp: [Aggregates.RegionKey: ExactSum],
    earlier: EarlierRun?
  ) -> [String] {
    let comparisons = earlier.map { self.comparisons(balances, $0) } ?? []
    return comparisons.compactMap(\.notice) + [GDPNote(pipeline, period, gdp).notice].compactMap(\.self)
      + valueAddedGaps + countyNotice(tables) + sameNameNotice
  }

  /// A copy of the run's own edition keeps its name until somebody changes it.
  private var sameNameNotice: [String] {
    let name = pipeline.classification.edition.id
    guard let compared, compared.classification.edition.id == name else { return [] }
    return [
      "the compared edition is called \"\(name)\" as the run's own: the files of the comparison do not tell them apart. "
        + "Give it another `classification:` in its edition.yaml"
    ]
  }

  private func countyNotice(_ tables: [PublishableTable]) -> [String] {
    let names = tables.filter(\.printsCounties).map(\.table.layout.id)
    guard !names.isEmpty else { return [] }
    return [
      "\(names.joined(separator: ", ")) \(names.count == 1 ? "prints" : "print") counties, and no cell is suppressed: do not publish them"
    ]
  }
}

extension RecordComparison {
  /// What was published without the comparison, or in spite of it; nil where there is nothing to say.
  fileprivate var notice: String? {
    let counts = "source \"\(source)\" has \(read) records, and had \(before) \(beforeWords)"
    if !isMeant {
      return "\(counts): not compared, since --source names other files of GDP"
    }
    if hasFarFewer { return "\(counts): published because of --accept-fewer-records" }
    return isOfOtherFiles ? "\(counts): the files that --source names stand in place of others" : nil
  }
}
