/// 县级数: figures that nobody may publish as they are, since no cell is suppressed.
enum CountyNote {
  /// Under a table that prints them.
  static let text = "本表列有县级数，未经保密处理（本版不隐藏单元格），不要发布。"
}

extension OutputContext {
  /// The run's notes for a table, with a warning in front where the table prints counties.
  ///
  /// - Parameter region: the one that the table is of; the pipeline's where nil.
  func notes(of layout: TableLayout, region: RegionCode? = nil) -> [String] {
    let regions = region.map { [$0] } ?? scopes
    let printed = regions + (layout.stub == .regions ? regions.flatMap(divisions.children) : [])
    return (printed.contains(where: \.isCounty) ? [CountyNote.text] : []) + notes.of(layout)
  }
}

extension PublishableTable {
  /// Whether it has figures of counties.
  var printsCounties: Bool { table.notes.contains(CountyNote.text) }
}
