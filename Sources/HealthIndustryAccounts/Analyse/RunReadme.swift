/// README.txt of a run: what each file is, and what the CSV files for machines do not say of themselves, since their first
/// line must stay the head: edition and status, year and regions.
struct RunReadme: Sendable {
  private let publication: Publication
  private let context: OutputContext
  private let tables: [PublishableTable]
  /// Names of the data files and workbooks, without those that every run has.
  private let files: Set<String>

  init(_ publication: Publication, _ context: OutputContext, _ tables: [PublishableTable], files: [String]) {
    self.publication = publication
    self.context = context
    self.tables = tables
    self.files = Set(files)
  }

  var lines: [String] {
    [publication.title, "核算地区和年份：\(context.subtitle)"] + context.notes.general
      + ["以上适用于本文件夹的全部文件；供程序读的 CSV 第一行必须是列名，自身不带说明。", ""] + warnings + ["文件："] + descriptions
  }

  private var warnings: [String] {
    let counties = tables.filter(\.printsCounties).map(\.table.layout.id).joined(separator: "、")
    return
      (counties.isEmpty
      ? [] : ["不要发布：\(counties) 列有县级数，未经保密处理（本版不隐藏单元格）。"])
      + ["标“保密”的含单位资料，按保密要求保管；标“内部”的到县级，不要发布。", ""]
  }

  private var descriptions: [String] {
    let tableFiles = tables.map { "  tables/\($0.table.layout.id).csv  \($0.table.title)" }
    let known = Self.contents.filter { files.contains($0.name) }.map { "  \($0.name)  \($0.words)" }
    return tableFiles + ["  tables/\(publication.workbookName)  以上各表，每表一页"] + known + Self.always
  }

  private static let contents: [(name: String, words: String)] = [
    ("units.csv", "计入的每个单位：归类、依据、证据、指标。保密"),
    ("review.xlsx", "待定名单，供填写审定结果。保密"),
    ("review.csv", "待定名单的全部单位。保密"),
    ("excluded.csv", "由规则、文字或审定判为不属于健康产业的单位。保密"),
    ("decisions.csv", "已有的审定，以及本次如何处理。保密"),
    ("findings.csv", "审核发现：哪个文件第几条记录、什么问题、怎么办。保密"),
    ("aggregates.csv", "地区 × 类别 × 指标，精确值。内部"),
    ("calibers.csv", "地方口径各领域的精确值。内部"),
    ("local-units.csv", "只有地方口径计入的单位。保密"),
    ("classification-changes.csv", "分类版本对比：各类之间移动的单位数和金额。内部"),
    ("classification-changes.xlsx", "分类版本对比表"),
    ("classification-changed-units.csv", "分类版本对比：移动的单位。保密"),
    ("classification-decisions.csv", "分类版本对比：已有的审定在对比版中如何处理。保密"),
  ]

  private static let always = [
    "  manifest.json  运行清单：输入文件、定义、参数、记录平衡", "  definitions/  本次运行所用全部定义的副本",
    "  SHA256SUMS  以上全部文件的 SHA-256，在本文件夹用 sha256sum --check SHA256SUMS 核对",
  ]
}

/// Writes README.txt into the folder of a run.
///
/// - Throws: ``OutputWritingError``.
func finaliseReadme(_ readme: RunReadme, in folder: String) throws(OutputWritingError) {
  let writer = try CSVFileWriter(path: "\(folder)/README.txt", withByteOrderMark: true)
  try writer.write(records: Array((readme.lines.joined(separator: "\n") + "\n").utf8))
  try writer.close()
}
