import Testing

@testable import HealthIndustryAccounts

@Suite struct CodingBasisTests {
  /// Whoever reads excluded.csv finds each basis that it can have.
  @Test func everyBasisOfUnitsOutsideIsInTheManual() throws {
    let manual = try TextFile.read(
      Shipped.pipelines + "/../Sources/HealthIndustryAccounts/Documentation.docc/Outputs.md")
    for basis in CodingBasis.allCases where basis.isOutside {
      #expect(manual.contains("\n| \(basis.words) |"), "\(basis)")
    }
  }
}
