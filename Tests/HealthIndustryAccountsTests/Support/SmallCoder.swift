import Foundation

@testable import HealthIndustryAccounts

/// A definition of the text coder over a few industries, so that training takes no time.
struct SmallCoder {
  private static let industries = [
    "C", "F", "Q", "27", "30", "301", "3011", "3012", "52", "525", "5251", "5254", "84", "841", "8411", "8412",
  ]
  let folder: String
  var definition: String { folder + "/coders/text.yaml" }

  init(in folder: String) throws {
    self.folder = folder
    let editions = "classifications/"
    for edition in ["gbt4754-2017", "gbt4754-2011", "health-industry-2019-working"] {
      try copy(editions + edition + "/edition.yaml") { _ in true }
    }
    try copy(editions + "gbt4754-2017/items.csv") { Self.industries.contains($0[0]) }
    try copy(editions + "gbt4754-2011/codes.csv") { ["8311", "8312", "0170"].contains($0[0]) }
    try copy(editions + "gbt4754-2011/bridge.csv") { ["8311", "8312"].contains($0[0]) }
    try copy(editions + "health-industry-2019-working/items.csv") { _ in true }
    try copy(editions + "health-industry-2019-working/correspondence.csv") { Self.industries.contains($0[1]) }
    try copy(editions + "health-industry-2019-working/activity_rules.csv") { Self.industries.contains($0[0]) }
    for file in ["edition.yaml", "name-parts.csv"] { try copy("divisions/" + file) { _ in true } }
    try copy("divisions/divisions.csv") { ["530000", "530100", "530102"].contains($0[0]) }
    try copy("divisions/retired-codes.csv") { _ in false }
    try copy("coders/text.yaml") { _ in true }
    try copy("coders/terms.csv") { Self.industries.contains($0[2]) }
    try copy("coders/industry-words.csv") { Self.industries.contains($0[0]) }
    try copy("coders/csrc-2012.csv") { $0[2].isEmpty || Self.industries.contains($0[2]) }
  }

  /// Copies a definition; of a table, the head and the rows that are wanted.
  private func copy(_ file: String, _ isWanted: ([String]) -> Bool) throws {
    let text = try String(contentsOfFile: Shipped.pipelines + "/" + file, encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if file.hasSuffix(".csv") {
      lines = [lines[0]] + lines.dropFirst().filter { !$0.isEmpty && isWanted($0.components(separatedBy: ",")) } + [""]
    }
    let path = folder + "/" + file
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
