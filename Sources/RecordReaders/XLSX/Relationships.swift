/// The relationships of one part: which other parts it names, by id and by kind.
final class Relationships: XLSXPartHandler {
  private struct Target {
    let id: String
    /// The last step of the relationship's type, the same in transitional and strict workbooks.
    let kind: String
    let part: String
  }

  let place: String
  private let folder: [Substring]
  private var targets: [Target] = []

  /// Reads them.
  ///
  /// - Parameter source: the part that they belong to; empty for the package.
  /// - Throws: ``ReadingError``.
  init(of source: String, in archive: ZipArchive, _ limits: XLSXLimits) throws(ReadingError) {
    let steps = source.split(separator: "/")
    folder = Array(steps.dropLast())
    place = (folder + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
    let entry = try archive.open(place, limit: limits.smallPartBytes, limits)
    try XLSXPartReader(entry, self).readAll()
  }

  /// The part of an id.
  func part(ofID id: String) -> (part: String, kind: String)? {
    targets.first { $0.id == id }.map { ($0.part, $0.kind) }
  }

  /// The first part of a kind, such as `styles`.
  func part(ofKind kind: String) -> String? {
    targets.first { $0.kind == kind }?.part
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookProblem) {
    guard element.isNamed("Relationship"), attributes.text("TargetMode") != "External",
      let id = attributes.text("Id"), let type = attributes.text("Type"), let target = attributes.text("Target")
    else { return }
    targets.append(Target(id: id, kind: type.split(separator: "/").last.map(String.init) ?? "", part: resolve(target)))
  }

  func end(_ element: XMLName) {}

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  /// A target is relative to the folder of the part that names it, unless it begins with a slash.
  private func resolve(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
