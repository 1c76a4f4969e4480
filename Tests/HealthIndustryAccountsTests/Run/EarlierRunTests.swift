import Foundation
import Testing

@testable import HealthIndustryAccounts

/// What the records of a run are counted against.
@Suite struct EarlierRunTests {
  @Test func ownFilesAreThoseOfTheLastRunThatReadThem() throws {
    let run = try run(ownFiles: #"[{"source": "enterprises", "period": 2020, "read": 2301}]"#)
    #expect(run.recordsRead(from: "enterprises") == 696)
    #expect(run.ownFiles(of: "enterprises") == OwnFileCount(source: "enterprises", period: 2020, read: 2301))
    #expect(run.ownFiles(of: "institutions") == nil)
  }

  /// Manifests of before do not say whose files they were.
  @Test func aManifestOfBeforeCounts() throws {
    #expect(
      try run(ownFiles: "null").ownFiles(of: "enterprises")
        == OwnFileCount(source: "enterprises", period: 2021, read: 696))
  }

  private func run(ownFiles: String) throws -> EarlierRun {
    let text = """
      {"period": 2021, "inputs": [{"source": "enterprises", "path": "half.csv"}], "ownFiles": \(ownFiles),
       "sources": [{"id": "enterprises", "balance": {"read": 696}}]}
      """
    return try JSONDecoder().decode(EarlierRun.self, from: Data(text.utf8))
  }
}
