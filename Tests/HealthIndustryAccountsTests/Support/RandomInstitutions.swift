@testable import HealthIndustryAccounts

/// Institutions as registries write them, and as they should not.
struct RandomInstitutions {
  private static let digitsAndCapitals = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func xml(count: Int) -> String {
    let records = (0..<count).map { _ in institution() }.joined(separator: "\n")
    return """
      <registry xmlns="urn:kanghe:sample:health-registry" xmlns:f="urn:kanghe:sample:health-registry:finance">
      <institutions>\(records)</institutions></registry>
      """
  }

  /// The same in a CSV file.
  mutating func csv(count: Int) -> String {
    let header = "登记号,年份,名称,区划,地址,类别,行业,活动,收入"
    let records = (0..<count).map { _ in
      [
        number(), mostly("2021", or: ["2020", "2021年", " 2021", ""]),
        mostly("某医院", or: ["Hospital", "\"某\"", "-", ""]),
        mostly("530102", or: ["530181", "530100", "110101", "昆明市五华区", ""]), "昆明市安宁市某路",
        chance(4) ? "" : categoryCode(), industry(), "中医诊疗服务", mostly("502.92", or: ["12", "-", "", "…", "x"]),
      ].joined(separator: ",")
    }
    return ([header] + records).joined(separator: "\n")
  }

  /// A form of that file.
  static func form(_ kind: UnitIdentifier.Kind, _ optional: [String]) -> String {
    let fields = ["institutionCategory": "类别", "address": "地址", "mainActivity": "活动"]
    return """
      form: institution
      year: 2021
      description: 测试
      source: 测试
      validity: {from: 2019, to: 2023}
      format: csv
      amountUnit: 万元
      formulas: institution
      blanks:
        text: {"": missing, "-": missing}
        figure: {"": missing, "-": missing, "…": missing}
      fields:
        unitID: {aliases: [登记号], kind: \(kind), required: true}
        unitName: {aliases: [名称], required: true}
        region: {aliases: [区划], required: true}
        period: {aliases: [年份], required: true}
        industryCode: {aliases: [行业]}
      \(optional.map { "  \($0): {aliases: [\(fields[$0] ?? "")]}" }.joined(separator: "\n"))
      variables:
        本年收入合计: {aliases: [收入]}
      notCollected: {}
      """
  }

  private mutating func institution() -> String {
    let year = mostly("2021", or: ["2020", "2021年", " 2021", ""])
    let name = mostly("某医院", or: ["Hospital", "\u{3000}某医院", "医院\u{00A0}", "-", "N/A", ""])
    let division = mostly("530102", or: ["530181", "530100", "530121", "110101", "昆明市五华区", ""])
    let figures = (0..<3).map { _ in
      mostly("502.92", or: ["12", "-", "", "…", "－", "-3.5", "1,234.5", "0.123456789", "x"])
    }
    return """
      <institution year="\(year)"><number>\(number())</number><name>\(name)</name>\(chance(40) ? "<name>乙</name>" : "")
      <address division="\(division)">昆明市安宁市某路</address>\(category())<industry>\(industry())</industry>
      <activity>中医诊疗服务</activity><f:figures><f:employees>5</f:employees><f:income>\(figures[0])</f:income>
      <f:goods serviceFees="\(figures[1])">\(figures[2])</f:goods></f:figures></institution>
      """
  }

  private mutating func category() -> String {
    let code = categoryCode()
    return chance(4) ? "" : "<category code=\"\(code)\"/>"
  }

  private mutating func categoryCode() -> String {
    let known = choose(["A100", "A1", "H229", "M100", "J100", "A"])
    return mostly(known, or: ["", "a100", "A100.综合医院", "?", "ZZ", "-", "Ａ100"])
  }

  private mutating func industry() -> String {
    let known = choose(["8411", "8432", "7340", "0111", "5177"])
    return mostly(known, or: ["Q8411", "841", "0170", "9999", "", "-", " 8411", "８４１１"])
  }

  /// Of every length that is one, and with every fault.
  private mutating func number() -> String {
    let code = mostly(choose(["799655058", "400000624", "MA6HXC17X", "462168270"]), or: ["799655059", "71526726A"])
    let tail = choose(["A100", "H229", "ZZZZ", "M611"])
    let noise = String((0..<22).map { _ in Self.digitsAndCapitals[index(below: 36)] })
    let number = choose([
      code + "53010211" + tail + "1", code + "53010211" + tail + "1", "530102" + code, "91330100799655058B",
      "91530102MA6HXC17XM",
      mostly(
        "91330100799655058C",
        or: ["53010212345A", code, "", "123", noise, "000000000", String(repeating: "0", count: 18)]),
    ])
    let written = [
      number.lowercased(), "\u{3000}" + number + " ", number.prefix(9) + "-" + number.dropFirst(9), "\(number)１",
    ]
    return mostly(number, or: written)
  }

  /// The usual text, and one time in eight another.
  private mutating func mostly(_ usual: String, or others: [String]) -> String { chance(8) ? choose(others) : usual }
  private mutating func chance(_ outOf: Int) -> Bool { index(below: outOf) == 0 }
  private mutating func choose(_ texts: [String]) -> String { texts[index(below: texts.count)] }
  private mutating func index(below count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}
