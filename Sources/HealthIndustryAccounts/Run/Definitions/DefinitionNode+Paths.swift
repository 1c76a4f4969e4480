internal import Foundation
internal import RecordReaders

#if canImport(Glibc)
  import Glibc
#endif

/// Files and folders that a definition names. One that is not there is a fault at the place that names it, and nothing is read
/// of it: what rests on it would be told as a hundred faults of others.
extension DefinitionNode {
  /// A path relative to the definition's folder, whether or not something is there.
  func path() -> String? {
    text().map { text in
      let path = Paths.resolve(text, relativeTo: Paths.folder(of: file))
      guard let kept, text.hasPrefix("/") else { return path }
      return kept.place(of: path)
    }
  }

  /// Path of a file that is there.
  func existingFile() -> String? {
    guard let path = path() else { return nil }
    if Paths.isFolder(path) {
      fault("\(path) is a folder; expected a file")
      return nil
    }
    if Paths.exists(path) { return path }
    guard errno != EACCES else {
      fault("\(path): \(FileAccess.problem(opening: path, code: EACCES))")
      return nil
    }
    fault("the file \(path) does not exist; \(Self.neighbours(of: path))")
    return nil
  }

  /// Path of a folder that holds these files.
  func existingFolder(holding names: [String]) -> String? {
    guard let path = path() else { return nil }
    guard Paths.isFolder(path) else {
      let found = Paths.exists(path) ? "\(path) is a file" : "the folder \(path) does not exist"
      fault("\(found); expected a folder with \(names.joined(separator: ", ")); \(Self.neighbours(of: path))")
      return nil
    }
    let missing = names.filter { !Paths.exists(path + "/" + $0) }
    if missing.isEmpty { return path }
    fault(
      "the folder \(path) has no \(missing.joined(separator: ", ")); expected one with \(names.joined(separator: ", "))"
    )
    return nil
  }

  private static let mostNeighbours = 20

  /// What is in the place where something was looked for: most often one of them is meant.
  private static func neighbours(of path: String) -> String {
    let folder = Paths.folder(of: path)
    guard Paths.isFolder(folder) else { return "nor does its folder \(folder)" }
    let kind = "." + (Paths.name(of: path).split(separator: ".").dropFirst().last.map(String.init) ?? "")
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let alike = all.filter {
      !$0.hasPrefix(".") && (kind == "." ? Paths.isFolder(folder + "/" + $0) : $0.hasSuffix(kind))
    }
    if alike.isEmpty { return "there is nothing of this kind in \(folder)" }
    let shown = alike.sorted().prefix(mostNeighbours).joined(separator: ", ")
    return "in \(folder) there are \(shown)" + (alike.count > mostNeighbours ? ", …" : "")
  }
}
