internal import Foundation

/// Sizes of files, for progress and the manifest.
enum FileSize {
  static func bytes(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
