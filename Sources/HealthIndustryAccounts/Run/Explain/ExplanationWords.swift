/// Puts the rows of a run into sentences.
struct ExplanationWords {
  private let pipeline: Pipeline
  private let notCollected: NotCollectedWords

  init(_ pipeline: Pipeline, notCollected: NotCollectedWords = .none) {
    self.pipeline = pipeline
    self.notCollected = notCollected
  }

  func head(_ row: RunFolder.Row) -> [String] {
    let region = row["region_code"] ?? ""
    let name = RegionCode(region).flatMap { pipeline.divisions[$0]?.name } ?? ""
    let alsoIn = (row["also_in"] ?? "").isEmpty ? "" : "；同一单位的其他记录：\(row["also_in"] ?? "")"
    return [
      "单位 \(row["unit_id"] ?? "") \(row["unit_name"] ?? "")",
      "地区 \(region) \(name)",
      "记录 \(place(row))\(alsoIn)",
    ]
  }

  /// Where the record stands. Records of a workbook are numbered by the rows of their sheet.
  private func place(_ row: RunFolder.Row) -> String {
    let file = row["source_file"] ?? ""
    return "\(file) 第 \(row["record_number"] ?? "") \(file.lowercased().hasSuffix(".xlsx") ? "行" : "条")"
  }

  /// Which class, and why.
  func coding(_ row: RunFolder.Row) -> [String] {
    ["", Heading.line("分类")] + industryLines(row) + classLines(row["class_code"] ?? "", "归入")
      + ["  依据：\(row["basis"] ?? "")\(confidence(row))", "  证据：\(row["evidence"] ?? "")"]
  }

  /// Why a unit does not count, though its industry code did not say so.
  func exclusion(_ row: RunFolder.Row) -> [String] {
    ["", Heading.line("分类"), "  不属于健康产业，未计入：\(row["basis"] ?? "")\(confidence(row))", "  证据：\(row["evidence"] ?? "")"]
      + industryLines(row)
  }

  /// How sure the text coder was; nothing where a definition decided.
  private func confidence(_ row: RunFolder.Row) -> String {
    guard let text = row["confidence"], !text.isEmpty, text != "1" else { return "" }
    return "（把握 \(text)）"
  }

  /// Why a unit is on the review list.
  func review(_ row: RunFolder.Row) -> [String] {
    let evidence = (row["evidence"] ?? "").isEmpty ? [] : ["  证据：\(row["evidence"] ?? "")"]
    return ["", Heading.line("分类"), "  待定，未计入合计：\(row["reason"] ?? "")\(confidence(row))"] + evidence
      + industryLines(row)
      + classLines(row["candidate_class"] ?? "", "可能归入")
  }

  func amounts(_ row: RunFolder.Row) -> [String] {
    ["", Heading.line("涉及金额（元）")]
      + Indicator.allCases.compactMap { indicator in
        row[indicator.id].flatMap { $0.isEmpty ? nil : "  \(indicator.words) \($0)" }
      }
  }

  /// The fields of local calibers that the class of a counted unit is in.
  func calibers(ofClass row: RunFolder.Row) -> [String] {
    guard let region = RegionCode(row["region_code"] ?? ""),
      let item = pipeline.classification.index(of: row["class_code"] ?? "")
    else { return [] }
    let own = pipeline.calibers.filter { pipeline.divisions.contains($0.region, region) }
    guard !own.isEmpty else { return [] }
    return ["", "地方口径"]
      + own.map { caliber in
        let field = caliber.fieldOfItem[item].map { "领域 \(caliber.fields[$0].code) \(caliber.fields[$0].name)" }
        return "  \(caliber.title)：\(field ?? "未纳入")"
      }
  }

  /// A unit that lies outside the national classification by its code.
  func outside(_ row: RunFolder.Row) -> [String] {
    ["", Heading.line("分类"), "  不属于国家口径的健康产业，不计入国家口径的任何合计"] + industryLines(row)
  }

  /// What local calibers count of a unit outside the national classification.
  func localCalibers(_ rows: [RunFolder.Row]) -> [String] {
    let fields = rows.map { row in
      let title = pipeline.calibers.first { $0.id == row["caliber"] }?.title ?? row["caliber"] ?? ""
      return "  \(title)：领域 \(row["field_code"] ?? "") \(row["field_name"] ?? "")（\(row["evidence"] ?? "")）"
    }
    let first = rows.first ?? [:]
    return ["", "地方口径"] + fields
      + ["", Heading.line("金额（元，公式 \(first["formulas"] ?? "")）")]
      + Indicator.allCases.compactMap { indicator in
        first[indicator.id].flatMap { $0.isEmpty ? nil : "  \(indicator.words) \($0)" }
      }
  }

  func findings(_ rows: [RunFolder.Row]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["", Heading.line("审核发现")]
      + rows.map { row in
        let found = (row["found"] ?? "").isEmpty ? "" : "，发现“\(row["found"] ?? "")”"
        let field = (row["field"] ?? "").isEmpty ? "" : "[\(row["field"] ?? "")]"
        return
          "  \(row["rule_id"] ?? "") \(row["severity"] ?? "") \(place(row)) "
          + "\(field)\(row["message"] ?? "")\(found)。\(row["advice"] ?? "")"
      }
  }

  var edition: [String] {
    let edition = pipeline.classification.edition
    return edition.isOfficial ? [] : ["", "注：\(edition.statusNote)"]
  }

  private func industryLines(_ row: RunFolder.Row) -> [String] {
    guard let code = row["industry_code"], let industry = pipeline.industries[code] else { return [] }
    return ["  行业 \(code) \(industry.name)"]
  }

  private func classLines(_ code: String, _ verb: String) -> [String] {
    guard let index = pipeline.classification.index(of: code) else { return [] }
    let names = pipeline.classification.lineage(of: index).reversed().map {
      "\(pipeline.classification.items[$0].code) \(pipeline.classification.items[$0].name)"
    }
    return ["  \(verb) \(names.joined(separator: " › "))"]
  }

  // MARK: - Value added, step by step

  func valueAdded(_ row: RunFolder.Row) -> [String] {
    guard let pack = pipeline.packs.first(where: { $0.id == row["formulas"] }) else {
      return ["", Heading.line("增加值"), "  该来源没有财务指标，不计算增加值。"]
    }
    let steps = Indicator.components.enumerated().flatMap { number, indicator in
      component(pack.components[number], indicator, row, pack)
    }
    let values = Indicator.components.map { value(row[$0.id]) }
    return ["", Heading.line("增加值（元，公式 \(pack.id)：\(pack.description)）")]
      + simple(pack.revenue, .revenue, row) + simple(pack.employees, .employees, row) + steps
      + [
        "  增加值 = \(Component.allCases.map(\.rawValue).joined(separator: " + "))",
        "    = \(values.map(Self.summand).joined(separator: " + ")) = \(value(row[Indicator.valueAdded.id]))",
      ]
  }

  private func simple(_ formula: FormulaPack.Formula, _ indicator: Indicator, _ row: RunFolder.Row) -> [String] {
    let text = formula.expression.text == formula.name ? "" : " = \(formula.expression.text)"
    return ["  \(formula.name)\(text) = \(value(row[indicator.id]))\(unconfirmed(formula))"]
      + notCollected.lines([formula.expression])
  }

  private func component(
    _ formula: FormulaPack.Formula, _ indicator: Indicator, _ row: RunFolder.Row, _ pack: FormulaPack
  ) -> [String] {
    let isImputed = indicator == .consumptionOfFixedCapital && row["is_imputed"] == "1"
    let used = isImputed ? formula.otherwise ?? formula.expression : formula.expression
    let head =
      "  \(formula.name) = \(used.text)\(isImputed ? "（推算：缺 \(formula.expression.text)）" : "")\(unconfirmed(formula))"
    let (figures, result) = (substituted(used, row, pack), value(row[indicator.id]))
    // A formula of one variable has nothing to add up.
    return [head, figures == result ? "    = \(result)" : "    = \(figures) = \(result)"]
      + notCollected.lines([formula.expression, used])
  }

  /// The formula with the unit's figures in place of the names.
  private func substituted(_ expression: Expression, _ row: RunFolder.Row, _ pack: FormulaPack) -> String {
    expression.terms.enumerated().map { position, term in
      let sign = term.isNegative ? (position == 0 ? "-" : " - ") : (position == 0 ? "" : " + ")
      let column = pipeline.variables.index(of: term.name).map { pipeline.variables.variables[$0].id }
      let rate = term.parameter.flatMap { name in pack.parameters.first { $0.name == name }?.text }
      let figure = value(column.flatMap { row[$0] })
      return sign + Self.summand(figure) + (rate.map { " × \($0)" } ?? "")
    }.joined()
  }

  /// A negative figure in brackets: two signs would stand side by side.
  private static func summand(_ figure: String) -> String { figure.hasPrefix("-") ? "(\(figure))" : figure }

  private func unconfirmed(_ formula: FormulaPack.Formula) -> String {
    formula.isConfirmed ? "" : "（未经本地确认的参数）"
  }

  private func value(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "…（缺）" }
    return text
  }
}
