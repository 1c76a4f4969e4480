import RecordReaders
import Testing

@testable import HealthIndustryAccounts

/// Registry records that are read the short way must give what the careful way gives.
@Suite struct PlainIdentityTests {
  private let folder = TemporaryFolder()

  @Test func institutionsAreReadAsByTheCarefulWay() async throws {
    var institutions = RandomInstitutions(seed: 17)
    let file = try folder.write(institutions.xml(count: 3000), as: "institutions.xml")
    let context = try Shipped.context()
    var ways: [[String]] = []
    for isStraightforward in [false, true] {
      let files = try runCollection([Shipped.source("institutions", file)], isStraightforward: isStraightforward)
      let units = try await finaliseCollection(files, context, sourceCount: 1, jobs: 2, onProgress: { _, _, _ in })
      ways.append(units.lines)
    }
    #expect(ways[0].count == ways[1].count)
    #expect(zip(ways[0], ways[1]).first { $0 != $1 }.map { "\($0.0)\n\($0.1)" } == nil)
  }

  /// Forms differ in what they have; what the short way reads must not depend on the fields that it knows of.
  @Test(
    arguments: [UnitIdentifier.Kind.unified, .registry, .serial],
    [[], ["institutionCategory"], ["address", "mainActivity"], ["institutionCategory", "address", "mainActivity"]])
  func formsWithAndWithoutFields(kind: UnitIdentifier.Kind, optional: [String]) async throws {
    var institutions = RandomInstitutions(seed: 19)
    let file = try folder.write(institutions.csv(count: 2000), as: "institutions.csv")
    let reader = DefinitionReader()
    let form = reader.form(
      try folder.write(RandomInstitutions.form(kind, optional), as: "form.yaml"), try Shipped.yunnan.variables)
    #expect(reader.problems.all.map(\.description) == [])
    let source = SourceDefinition(
      id: "institutions", title: "", form: try #require(form), files: [file], encoding: nil, delimiter: nil)
    let context = try Shipped.context()
    var ways: [[String]] = []
    for isStraightforward in [false, true] {
      let files = try runCollection([source], isStraightforward: isStraightforward)
      let units = try await finaliseCollection(files, context, sourceCount: 1, jobs: 2, onProgress: { _, _, _ in })
      #expect(units.table.count > 100)
      ways.append(units.lines)
    }
    #expect(ways[0].count == ways[1].count)
    #expect(zip(ways[0], ways[1]).first { $0 != $1 }.map { "\($0.0)\n\($0.1)" } == nil)
  }

  /// The comparison says nothing unless both ways have been gone.
  @Test func someInstitutionsArePlainAndSomeAreNot() throws {
    var institutions = RandomInstitutions(seed: 18)
    let file = try folder.write(institutions.xml(count: 1000), as: "institutions.xml")
    let raw = try #require(try runCollection([Shipped.source("institutions", file)]).first)
    guard case .xml(let layout) = raw.content else { return #expect(Bool(false), "institutions are XML") }
    let batch = try #require(try XMLRecordReader(path: file, layout: layout).next())
    let reader = try #require(PlainIdentityReader(FileFormat(raw, number: 0, try Shipped.context()), .utf8))
    var ends = [UInt32](repeating: 0, count: reader.fieldCount)
    let plainCount = ends.withUnsafeMutableBufferPointer { ends in
      batch.withView { view in
        reader.withConstants { constants in
          (0..<view.count).count { reader.read(view.cut($0, reader.fieldCount, ends), constants) != nil }
        }
      }
    }
    #expect((100...900).contains(plainCount))
  }
}
