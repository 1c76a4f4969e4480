/// The definitions that a run keeps, in the folder tree that they had to each other.
///
/// A definition may name another by its whole path. Read again later, that name must lead to the kept file: what stands at the path
/// by then is what today's runs use, or nothing.
struct KeptDefinitions: Sendable {
  let folder: String

  /// Where the file of a whole path is kept: the folders above all that were copied are not in the tree.
  func place(of path: String) -> String {
    let parts = path.split(separator: "/")
    let places = parts.indices.map { "\(folder)/\(parts[$0...].joined(separator: "/"))" }
    return places.first(where: Paths.exists) ?? folder + path
  }
}
