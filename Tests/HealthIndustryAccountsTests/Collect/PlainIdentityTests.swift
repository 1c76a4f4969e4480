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
      ways.append(lines(units))
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

  /// Everything that collection gives, a line each.
  private func lines(_ units: CollectedUnits) -> [String] {
    let table = units.table
    let rows = (0..<table.count).map { row in
      let texts = [table.unitIDs, table.names, table.categories, table.mainActivities, table.businessScopes].map {
        $0[row]
      }
      let codes = [
        "\(table.places[row].record)", "\(table.regions[row])", "\(table.industries[row])",
        "\(String(describing: table.categoryIndustries[row]))", "\(table.packs[row])", "\(table.statuses[row])",
      ]
      return (texts + codes + table.figures.map { "\($0[row])" }).joined(separator: "|")
    }
    let findings = units.findings.map { "\($0.rule.id) \($0.subject) \($0.place.record) \($0.unitID) \($0.found)" }
    let keys = units.keys.flatMap { batch in
      (0..<KeyPartitions.count).flatMap { part in
        var keys: [String] = []
        batch.keys.withEntries(ofPart: part) { entries in
          keys = entries.map { "\($0.key.bits) \(batch.place($0).record)" }
        }
        return keys
      }
    }
    return rows + findings + keys + ["\(units.counts)"]
  }
}

/// Institutions as registries write them, and as they should not.
private struct RandomInstitutions {
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
    let known = choose(["A100", "A1", "H229", "M100", "J100", "A"])
    let code = mostly(known, or: ["", "a100", "A100.综合医院", "?", "ZZ", "-", "Ａ100"])
    return chance(4) ? "" : "<category code=\"\(code)\"/>"
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
      "91530102MA6HXC17XM", mostly("91330100799655058C", or: ["53010212345A", code, "", "123", noise]),
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
