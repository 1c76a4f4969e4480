import Foundation
import Testing

@testable import HealthIndustryAccounts

/// The shipped pipelines, and faults put into a copy of their definitions.
@Suite struct PipelineReaderTests {
  private let folder = TemporaryFolder()

  @Test(arguments: ["yunnan-annual", "enterprise-register", "institution-register"])
  func everyShippedPipelineIsInOrder(name: String) throws {
    #expect(try Pipeline.read("\(Shipped.pipelines)/\(name)").id == name)
  }

  @Test func faultsOfAllFilesAreReportedAtOnce() throws {
    _ = try folder.write("", as: "mark")
    let copy = folder.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    try change("\(copy)/yunnan-annual/pipeline.yaml", "rejectedPercent: 5", "rejectedPercent: 500")
    try change("\(copy)/yunnan-annual/forms/gdp.yaml", "year: 2021", "year: 二〇二一")
    try change("\(copy)/formulas/enterprise.yaml", "formula: 营业收入,", "formula: 主营收入,")
    try change("\(copy)/tables/H105.yaml", "measure: gdp", "measure: gnp")
    try change("\(copy)/divisions/retired-codes.csv", "110103,110101", "110103,1101")
    let error = #expect(throws: DefinitionError.self) { try Pipeline.read("\(copy)/yunnan-annual") }
    let places = error?.problems.map { "\($0.file.dropFirst(copy.count + 1)):\($0.line)" } ?? []
    for file in ["yunnan-annual/forms/gdp.yaml:3", "formulas/enterprise.yaml:7", "divisions/retired-codes.csv:3"] {
      #expect(places.contains(file), "\(places)")
    }
    #expect(places.contains { $0.hasPrefix("yunnan-annual/pipeline.yaml:") })
    #expect(places.contains { $0.hasPrefix("tables/H105.yaml:") })
    #expect(places.count == 5)
  }

  /// More than a row of the unit table can tell apart.
  @Test func tooManySources() throws {
    _ = try folder.write("", as: "mark")
    let copy = folder.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    let more = (0..<255).map { number in
      "  - {id: more\(number), title: 更多, form: forms/enterprise-2021.yaml, paths: [more.csv]}\n"
    }
    try change("\(copy)/yunnan-annual/pipeline.yaml", "sources:\n", "sources:\n" + more.joined())
    let error = #expect(throws: DefinitionError.self) { try Pipeline.read("\(copy)/yunnan-annual") }
    #expect(error?.problems.map(\.message) == ["258 sources; a pipeline has 255 at most: split it into two"])
  }

  @Test func aFormThatLacksAVariableOfItsFormulasIsRefused() throws {
    _ = try folder.write("", as: "mark")
    let copy = folder.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    try change(
      "\(copy)/yunnan-annual/forms/enterprise-2018.yaml", "  生产补贴: {counts: zero, reason: 2018年报表未单列生产补贴}\n", "")
    let error = #expect(throws: DefinitionError.self) { try Pipeline.read("\(copy)/yunnan-annual") }
    #expect(
      error?.problems.map(\.message) == [
        "the form enterprise-611-3 2018 does not collect \"生产补贴\", which the formulas \"enterprise\" need; add it to "
          + "`variables:` or, with the reason, to `notCollected:` as {counts: zero} or, so that the formulas impute it where "
          + "they can, {counts: missing}"
      ])
  }

  /// A wrong `blanks:` or `amountUnit:` is one fault; the formulas have their variables all the same.
  @Test(arguments: [
    ("税金及附加: {aliases: [税金及附加, 营业税金及附加], blanks: item}", "税金及附加: {aliases: [税金及附加, 营业税金及附加], blanks: itme}"),
    ("amountUnit: 元", "amountUnit: 圆"),
  ])
  func aFaultOfAFormIsTheOnlyOne(text: String, replacement: String) throws {
    _ = try folder.write("", as: "mark")
    let copy = folder.path + "/Pipelines"
    try FileManager.default.copyItem(atPath: Shipped.pipelines, toPath: copy)
    try change("\(copy)/yunnan-annual/forms/enterprise-2018.yaml", text, replacement)
    let error = #expect(throws: DefinitionError.self) { try Pipeline.read("\(copy)/yunnan-annual") }
    #expect(error?.problems.count == 1, "\(error?.problems ?? [])")
  }

  private func change(_ file: String, _ text: String, _ replacement: String) throws {
    let content = try String(contentsOfFile: file, encoding: .utf8)
    #expect(content.contains(text))
    try content.replacingFirst(text, with: replacement).write(toFile: file, atomically: true, encoding: .utf8)
  }
}
