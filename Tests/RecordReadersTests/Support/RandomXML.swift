@testable import RecordReaders

/// A random document and what is to be read of it, noted while it is written and not by a parser: elements in any order
/// and depth, some of them twice, text in pieces between comments, sections and references.
struct RandomXML {
  private static let fieldPaths = ["n:b", "@k", "a", "a/n:b", "a/@k", "b", "a/b/@n:k", "b/a/b", "u", "@n:k"]

  static var layout: XMLRecordLayout {
    get throws { try XMLRecordLayout(recordPath: "/r/u", fieldPaths: fieldPaths, namespaces: ["n": "urn:n"]) }
  }

  /// What a document writes, and the text that it stands for.
  private static let texts = [
    ("x", "x"), ("12.50", "12.50"), ("甲", "甲"), ("𠮷", "𠮷"), (" ", " "), ("\n", "\n"), ("\r\n", "\n"), ("]", "]"),
    ("&lt;", "<"), ("&amp;", "&"), ("&#38;", "&"), ("&amp;#38;", "&#38;"), ("&#x4E2D;", "中"), ("&#20013;", "中"),
    ("<![CDATA[<b>&amp;]]>", "<b>&amp;"), ("<![CDATA[]]>", ""), ("<!--x<a>-->", ""), ("<?p a?>", ""),
  ]
  private static let attributeTexts = [
    ("x", "x"), ("甲", "甲"), ("𠮷", "𠮷"), (" ", " "), ("\n", " "), ("&lt;", "<"), ("&quot;", "\""), ("&amp;", "&"),
    ("&#38;", "&"), ("&#38;#38;", "&#38;"), ("&amp;&amp;", "&&"), ("&#x4E2D;", "中"), ("a>b", "a>b"),
  ]
  /// Names as they are written, and as the layout writes them.
  private static let elements = [
    ("a", "a"), ("a", "a"), ("b", "b"), ("b", "b"), ("p:b", "n:b"), ("q:b", "n:b"), ("p:a", "n:a"), ("u", "u"),
    ("z:b", "other:b"),
  ]
  private static let attributes = [("k", "k"), ("p:k", "n:k"), ("z:k", "other:k")]

  private var xml = "<r xmlns:p='urn:n' xmlns:q='urn:n' xmlns:z='urn:z'>"
  private var records: [[String]] = []
  private var repetitions: [[Int]] = []
  private var isPresent: [Bool] = []
  private var random: SeededGenerator

  static func make(_ random: inout SeededGenerator) -> RandomXML {
    var document = RandomXML(random: SeededGenerator(seed: random.next()))
    document.appendRecords()
    return document
  }

  private init(random: SeededGenerator) { self.random = random }

  var bytes: [UInt8] { Array(xml.utf8) }

  /// What is read otherwise than it was written; nil where nothing is.
  func disagreement(_ layout: XMLRecordLayout, pieces: [[UInt8]]) throws -> String? {
    let reader = try XMLRecordReader(PieceStream(pieces: pieces), layout: layout)
    var found: [[String]] = []
    var repeated: [[Int]] = []
    while let batch = try reader.next() {
      repeated += batch.faults.filter { $0.kind == .repeated }.map { [found.count + $0.record, $0.field] }
      found += batch.allRecords
    }
    if found == records, repeated == repetitions { return nil }
    return "\(xml) in pieces of \(pieces.map(\.count)): \(found) \(repeated), not \(records) \(repetitions)"
  }

  // MARK: - Writing

  private mutating func appendRecords() {
    for _ in 0...Int.random(in: 0...4, using: &random) {
      if chance(3) {
        xml += choose(["\n  ", "text", "<!--u-->", "<v k='1'><u><a>no</a></u></v>", "<p:u><a>no</a></p:u>"])
      }
      records.append(Array(repeating: "", count: Self.fieldPaths.count))
      isPresent = Array(repeating: false, count: Self.fieldPaths.count)
      appendElement("u", path: "", depth: 0)
    }
    xml += "\n</r>"
  }

  private mutating func appendElement(_ name: String, path: String, depth: Int) {
    note(path)
    xml += "<" + name
    for attribute in Self.attributes where chance(4) { appendAttribute(attribute, under: path) }
    if chance(6) { return xml += "/>" }
    xml += ">"
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      if chance(2), depth < 4 {
        let (child, step) = choose(Self.elements)
        appendElement(child, path: join(path, step), depth: depth + 1)
      } else {
        let (written, text) = choose(Self.texts)
        xml += written
        append(text, to: path)
      }
    }
    xml += "</" + name + ">"
  }

  private mutating func appendAttribute(_ attribute: (name: String, step: String), under path: String) {
    let path = join(path, "@" + attribute.step)
    note(path)
    xml += " " + attribute.name + "=\""
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let (written, text) = choose(Self.attributeTexts)
      xml += written
      append(text, to: path)
    }
    xml += "\""
  }

  private mutating func note(_ path: String) {
    guard let field = Self.fieldPaths.firstIndex(of: path) else { return }
    if isPresent[field] { repetitions.append([records.count - 1, field]) }
    isPresent[field] = true
  }

  private mutating func append(_ text: String, to path: String) {
    guard let field = Self.fieldPaths.firstIndex(of: path) else { return }
    records[records.count - 1][field] += text
  }

  private func join(_ path: String, _ step: String) -> String { path.isEmpty ? step : path + "/" + step }
  private mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }
  private mutating func choose<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
