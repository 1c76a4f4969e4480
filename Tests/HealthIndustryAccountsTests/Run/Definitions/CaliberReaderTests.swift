import Foundation
import Testing

@testable import HealthIndustryAccounts

@Suite struct CaliberReaderTests {
  @Test func theShippedOnesHaveTheFieldsOfTheirDocuments() throws {
    let calibers = try Shipped.yunnan.calibers
    #expect(calibers.map(\.id) == ["kunming", "qujing", "yunnan"])
    #expect(
      calibers.map { $0.fields.map(\.name).joined(separator: "、") } == [
        "医疗服务、健康产品制造、健康管理、健康养老、健身体育、健康旅游、智慧健康",
        "医疗服务、健康管理、养老养生、体育健身、健康旅游、健康产品研发、互联网+健康、健康保险、绿色食品、健康教育、健康文化",
        "医疗服务、健康管理、养老养生、体育健身、健康旅游、健康产品研发、互联网+健康、健康保险",
      ])
    #expect(calibers.allSatisfy { !$0.isConfirmed && !$0.statusNote.isEmpty })
    let classification = try Shipped.yunnan.classification
    let qujing = try #require(calibers.first { $0.id == "qujing" })
    let hospital = try #require(classification.index(of: "01.1.1"))
    #expect(qujing.fieldOfItem[hospital] == 0)
    // 绿色食品 and 健康文化 have no national class, and nothing else lies outside.
    #expect(Set(qujing.outside.map { qujing.fields[$0.field].name }) == ["绿色食品", "健康文化"])
    #expect(qujing.fields.indices.filter { !qujing.fieldOfItem.contains($0) } == [8, 10])
  }

  struct Fault: CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let message: String
    var testDescription: String { message }
  }

  static let faults = [
    Fault(
      file: "mapping.csv", old: "4,national,04.5,", new: "4,national,04.1,",
      message: "04.1 is \"体育健身服务\", not \"健康养老与长期养护服务\""),
    Fault(
      file: "mapping.csv", old: "2,national,11,健康用品、器材与智能设备制造", new: "2,national,11.1,营养、保健品和医学护肤品制造",
      message: "the classes 11.2.1, 11.2.2, 11.3.1, 11.3.2, 11.4.1, 11.4.2, 11.5.1 are in no row"),
    Fault(
      file: "mapping.csv", old: "7,national,06,", new: "2,national,09,医药制造,,judgement,重复\n7,national,06,",
      message: "class 09.1.1 is named twice; it can be in one field only"),
    Fault(
      file: "mapping.csv", old: "4,national,04.5,", new: "9,national,04.5,",
      message: "the field \"9\" is not in caliber.yaml"),
    Fault(
      file: "mapping.csv", old: "5,outside,8911,体育竞赛组织", new: "5,outside,8930,健身休闲活动",
      message: "industry 8930 is in the classification; give its class to a field instead"),
    Fault(
      file: "mapping.csv", old: "5,outside,8911,", new: "5,outside,891,",
      message: "\"891\" is no class of 4 digits of 国民经济行业分类"),
    Fault(
      file: "mapping.csv", old: "5,outside,8911,", new: ",outside,8911,",
      message: "an industry outside the classification needs a field"),
    Fault(
      file: "mapping.csv", old: "judgement,领域名称与大类一致;体检、检验和公共卫生随大类归入", new: "judgement,",
      message: "the note is missing"),
    Fault(
      file: "caliber.yaml", old: "confirmed: false", new: "confirmed: true",
      message: "caliber.yaml says confirmed: true, but this row is a judgement"),
    Fault(
      file: "caliber.yaml", old: "classification: health-industry-2019-working", new: "classification: other",
      message: "the mapping is of the edition \"other\""),
    Fault(
      file: "caliber.yaml", old: "region: \"530100\"", new: "region: \"539999\"",
      message: "\"539999\" is no division of today"),
    Fault(
      file: "caliber.yaml", old: "name: 智慧健康}", new: "name: 智慧健康}\n  - {code: \"8\", name: 健康金融}",
      message: "the field 8 健康金融 has no row"),
    Fault(
      file: "caliber.yaml", old: "code: \"7\"", new: "code: \"6\"", message: "the field \"6\" is there 2 times"),
  ]

  @Test(arguments: faults) func everyFaultIsNamed(_ fault: Fault) throws {
    let folder = TemporaryFolder()
    for name in ["caliber.yaml", "mapping.csv"] {
      var text = try String(contentsOfFile: "\(Shipped.pipelines)/calibers/kunming/\(name)", encoding: .utf8)
      if name == fault.file {
        try #require(text.contains(fault.old))
        text = text.replacingOccurrences(of: fault.old, with: fault.new)
      }
      _ = try folder.write(text, as: name)
    }
    let pipeline = try Shipped.yunnan
    let reader = DefinitionReader()
    _ = reader.caliber(folder.path, pipeline.classification, pipeline.industries, pipeline.divisions)
    #expect(
      reader.problems.all.contains { $0.message.hasPrefix(fault.message) }, "\(reader.problems.all.map(\.message))")
  }
}
