/// What a person should know of a published run beside its figures. Counts, codes and paths only.
extension PreparedRun {
  func notices(
    _ balances: [SourceBalance], _ tables: [PublishableTable], _ gdp: [Aggregates.RegionKey: ExactSum],
    _ collected: Collected, _ raw: [RawFile], earlier: EarlierRun?
  ) -> [String] {
    let comparisons = earlier.map { self.comparisons(balances, $0) } ?? []
    return notices(of: collected.repeatedFiles, raw) + zip(raw, collected.absentFields).compactMap(absenceNotice)
      + comparisons.compactMap(\.notice)
      + [GDPNote(pipeline, period, gdp).notice].compactMap(\.self)
      + countyNotice(tables)
  }

  /// A header without a column stops a run, but an XML element may well be left out where it is empty: a wrong path is blank
  /// in all records.
  private func absenceNotice(_ file: RawFile, _ fields: [Int]) -> String? {
    guard !fields.isEmpty else { return nil }
    let paths = ColumnBinding.xmlPaths(of: file.form)
    return "\(file.path): no record has \(fields.map { paths[$0] }.joined(separator: ", ")), which were read as blank; "
      + "look whether the form \(file.form.id) \(file.form.year) names them as the file does, "
      + "or list what it does not have there under `notCollected:`"
  }

  private func countyNotice(_ tables: [PublishableTable]) -> [String] {
    let names = tables.filter(\.printsCounties).map(\.table.layout.id)
    guard !names.isEmpty else { return [] }
    return ["\(names.joined(separator: ", ")) print counties, and no cell is suppressed: do not publish them"]
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
