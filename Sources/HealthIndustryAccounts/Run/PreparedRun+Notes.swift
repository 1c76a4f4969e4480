extension PreparedRun {
  /// What tables say of edition, sources, rejected records, GDP and unconfirmed parameters.
  func outputContext(_ balances: [SourceBalance], _ gdp: [Aggregates.RegionKey: ExactSum]) -> OutputContext {
    OutputContext(
      period: period, scopes: pipeline.scopes, areas: pipeline.areas, divisions: pipeline.divisions,
      classification: pipeline.classification,
      notes: RunNotes(
        general: [editionNote, originNote] + rejectedNote(balances.dropLast(self.gdp == nil ? 0 : 1)),
        gdp: gdpNotes(balances, gdp), unconfirmed: pipeline.packs.flatMap(\.unconfirmed).map(RunNotes.Unconfirmed.init))
    )
  }

  private var editionNote: String {
    let edition = pipeline.classification.edition
    return edition.isOfficial ? "分类：\(edition.title)。" : "\(edition.statusNote)。"
  }

  private var originNote: String { "数据来源：\(sources.map(\.title).joined(separator: "、"))。" }

  /// The reader of a table must know what is not in it.
  private func rejectedNote(_ balances: some Sequence<SourceBalance>) -> [String] {
    let parts = balances.filter { $0.balance.rejected > 0 }.map { source in
      "\(source.title) \(source.balance.rejected) 条（读入 \(source.balance.read) 条）"
    }
    return parts.isEmpty ? [] : ["因有错误被剔除、未计入的记录：\(parts.joined(separator: "、"))，见 findings.csv。"]
  }

  private func gdpNotes(_ balances: [SourceBalance], _ values: [Aggregates.RegionKey: ExactSum]) -> [String] {
    guard let gdp else { return [] }
    return ["\(gdp.source.title)；\(GDPNote(pipeline, period, values).text)"] + rejectedNote(balances.suffix(1))
  }
}
