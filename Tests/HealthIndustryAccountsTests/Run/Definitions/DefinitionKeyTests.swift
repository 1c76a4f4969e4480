import Foundation
import Testing

@testable import HealthIndustryAccounts

/// Every key that a reader requires says what it is for, so that the message on a missing one does.
@Suite struct DefinitionKeyTests {
  /// Keys whose names say all, below a key that is explained.
  private static let plain = ["passes", "longest", "most", "least", "classWeight"]

  @Test func everyRequiredKeyHasAPurpose() throws {
    let folder = Shipped.root + "/Sources/HealthIndustryAccounts/Run"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    let text = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    let keys = Set(text.matches(of: /(?:required|folder|items)\("([A-Za-z]+)"/).map { String($0.1) })
    #expect(keys.count > 70)
    let parents = [nil, "validity", "gdp", "thresholds", "contradictions", "head", "unitID", "fields"]
    let unexplained = keys.subtracting(Self.plain).filter { key in
      !parents.contains { DefinitionKey.purpose(of: key, in: $0) != nil }
    }
    #expect(unexplained.isEmpty, "\(unexplained)")
  }
}
