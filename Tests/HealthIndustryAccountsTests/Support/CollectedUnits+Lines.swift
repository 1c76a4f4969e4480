@testable import HealthIndustryAccounts

extension CollectedUnits {
  /// Everything that collection gives, a line each.
  var lines: [String] {
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
    let told = findings.map { "\($0.rule.id) \($0.subject) \($0.place.record) \($0.unitID) \($0.found)" }
    let identities = keys.flatMap { batch in
      (0..<KeyPartitions.count).flatMap { part in
        var keys: [String] = []
        batch.keys.withEntries(ofPart: part) { entries in
          keys = entries.map { "\($0.key.bits) \(batch.place($0).record)" }
        }
        return keys
      }
    }
    return rows + told + identities + ["\(counts)"]
  }
}
