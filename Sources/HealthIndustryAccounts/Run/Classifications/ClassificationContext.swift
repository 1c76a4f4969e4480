/// A code of the health classification or of GB/T 4754, with what stands around it, in Chinese for statisticians.
struct ClassificationContext {
  private let classification: HealthClassification
  private let industries: IndustryClassification

  init(_ classification: HealthClassification, _ industries: IndustryClassification) {
    self.classification = classification
    self.industries = industries
  }

  /// Lines to print; nil where neither classification has the code.
  func lines(for code: String) -> [String]? {
    let found = [classification.index(of: code).map(itemLines), industries[code].map(industryLines)].compactMap { $0 }
    guard !found.isEmpty else { return nil }
    let edition = classification.edition
    let status = edition.isOfficial ? [] : ["", "注：\(edition.statusNote)"]
    return Array(found.joined(separator: [""])) + status
  }

  private func itemLines(_ index: Int) -> [String] {
    let item = classification.items[index]
    let above = classification.lineage(of: index).reversed().map { lineageLine($0) }
    let note = item.note.isEmpty ? [] : ["  说明：\(item.note)"]
    let below = classification.items.indices.filter { classification.items[$0].parent == index }.map {
      "    \(classification.items[$0].code) \(classification.items[$0].name)"
    }
    let links = classification.links.filter { $0.classIndex == index }.map(linkLine)
    return ["健康产业统计分类 \(classification.edition.title)"] + above + note
      + (below.isEmpty ? [] : ["  下级："] + below) + (links.isEmpty ? [] : ["  行业（带*的只有一部分属于）："] + links)
  }

  private func lineageLine(_ index: Int) -> String {
    let item = classification.items[index]
    let depth = HealthClassification.Level.allCases.firstIndex(of: item.level) ?? 0
    return String(repeating: "  ", count: depth + 1) + "\(item.code) \(item.name)（\(item.provenance)）"
  }

  private func linkLine(_ link: HealthClassification.Link) -> String {
    let scope = link.scopeNote.isEmpty ? "" : "：\(link.scopeNote)"
    return "    \(link.industry)\(link.isPartial ? "*" : "") \(link.industryName)\(scope)（\(link.provenance)）"
  }

  private func industryLines(_ item: IndustryClassification.Item) -> [String] {
    let section = item.level == "section" ? [] : industries[item.section].map { ["  \($0.code) \($0.name)"] } ?? []
    var above: [String] = []
    var parent = item.parent
    while let next = industries[parent], next.level != "section" {
      above.insert("  \(next.code) \(next.name)", at: 0)
      parent = next.parent
    }
    let head = [industries.title] + section + above + ["  \(item.code) \(item.name)"]
    guard let code = IndustryCode(item.code), item.level == "class" else { return head }
    return head + membershipLines(code)
  }

  private func membershipLines(_ code: IndustryCode) -> [String] {
    let links = classification.links.filter { $0.industry == code }
    guard !links.isEmpty else { return ["  不属于健康产业"] }
    let classes = links.map { link in
      "  \(link.isPartial ? "部分属于" : "整体属于") \(classification.items[link.classIndex].code) \(classification.items[link.classIndex].name)"
    }
    let rules = classification.rules(of: code).flatMap { index in
      let rule = classification.activityRules[index]
      return ["  活动规则 → \(classification.items[rule.classIndex].code)：含 \(rule.includes.joined(separator: " | "))"]
        + (rule.excludes.isEmpty ? [] : ["    排除 \(rule.excludes.joined(separator: " | "))"])
    }
    return classes + rules
  }
}
