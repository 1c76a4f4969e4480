/// "Where does this number come from?" for a cell of a table of a local caliber: the national classes and the industries
/// outside them that it is the sum of.
public struct CaliberExplanation {
  /// Lines in Chinese, for statisticians.
  public let lines: [String]

  /// Explains a field of a caliber of a published run; all fields where `field` is nil.
  ///
  /// - Throws: ``ExplanationError``, `ReadingError`, ``DefinitionError``.
  public init(caliber id: String, field: String?, run path: String) throws {
    let run = try RunFolder(path)
    let calibers = run.pipeline.calibers
    guard let caliber = calibers.first(where: { $0.id == id }) else {
      throw ExplanationError.unknownCaliber(id, known: calibers.map(\.id))
    }
    if let field, !caliber.fields.contains(where: { $0.code == field }) {
      throw ExplanationError.unknownField(field, caliber: id, known: caliber.fields.map(\.code))
    }
    let words = CaliberWords(run.pipeline, caliber, try run.rows(ofOptional: "calibers.csv", where: "caliber", is: id))
    lines = words.head + (field.map(words.field) ?? words.overview) + words.notes + run.remark
  }
}

/// Puts the rows of calibers.csv into sentences.
private struct CaliberWords {
  /// One line a part of the caliber.
  private struct Part {
    let field, part, code, name: String
    var values: [String: String] = [:]
  }

  private let pipeline: Pipeline
  private let caliber: Caliber
  private let parts: [Part]

  init(_ pipeline: Pipeline, _ caliber: Caliber, _ rows: [RunFolder.Row]) {
    self.pipeline = pipeline
    self.caliber = caliber
    parts = rows.reduce(into: []) { parts, row in
      let part = Part(
        field: row["field_code"] ?? "", part: row["part"] ?? "", code: row["code"] ?? "", name: row["name"] ?? "")
      if parts.last.map({ $0.field != part.field || $0.part != part.part || $0.code != part.code }) ?? true {
        parts.append(part)
      }
      parts[parts.count - 1].values[row["indicator"] ?? ""] = row["value"]
    }
  }

  var head: [String] {
    let region = pipeline.divisions[caliber.region]?.name ?? ""
    return ["地方口径 \(caliber.id) \(caliber.title)", "地区 \(caliber.region) \(region)", "依据 \(caliber.document)"]
  }

  var overview: [String] {
    ["", "各领域（金额为元）"] + lines { $0.part == "total" } + ["", "未纳入地方口径的国家小类"]
      + lines { $0.part == "not_covered" }
  }

  func field(_ code: String) -> [String] {
    let outside = lines { $0.field == code && $0.part == "outside" }
    let units = outside.isEmpty ? [] : ["  单位见 local-units.csv"]
    return ["", "一、合计（金额为元）"] + lines { $0.field == code && $0.part == "total" }
      + ["", "二、国家口径以内：下列小类之和"] + orNone(lines { $0.field == code && $0.part == "national" })
      + ["  单位见 units.csv，按 class_code 和 region_code"] + ["", "三、国家口径以外：下列行业之和"] + orNone(outside) + units
  }

  var notes: [String] {
    let edition = pipeline.classification.edition
    let texts = (caliber.isConfirmed ? [] : [caliber.statusNote]) + (edition.isOfficial ? [] : [edition.statusNote])
    return texts.isEmpty ? [] : [""] + texts.map { "注：\($0)" }
  }

  private func lines(where isWanted: (Part) -> Bool) -> [String] {
    parts.filter(isWanted).map { part in
      let code = part.part == "total" ? part.field : part.code
      return "  \(code == "_T" ? "合计" : code) \(part.name)：\(figures(part))"
    }
  }

  private func figures(_ part: Part) -> String {
    let share = part.values["share_of_gdp"].map { "，占GDP比重 \($0)%" } ?? ""
    return "单位数 \(part.values["units"] ?? "0")，营业收入 \(value(part, .revenue))，增加值 \(value(part, .valueAdded))\(share)"
  }

  /// No unit is a true zero; units that lack the figure have none.
  private func value(_ part: Part, _ indicator: Indicator) -> String {
    guard let value = part.values[indicator.id] else { return "0" }
    return value.isEmpty ? "…" : value
  }

  private func orNone(_ lines: [String]) -> [String] { lines.isEmpty ? ["  无"] : lines }
}
