#if canImport(Glibc)
  import Glibc
#endif

/// Paths as definitions and the command line write them.
public enum Paths {
  /// The folder of a file.
  static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path relative to a folder, with `.` and inner `..` removed.
  static func resolve(_ path: String, relativeTo folder: String) -> String {
    let full = path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !full.hasPrefix("/") {
        // Above the root is the root.
        parts.append(part)
      }
    }
    let resolved = (full.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return resolved.isEmpty ? "." : resolved
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether something is there, or may be, that the account may not read.
  static func isDenied(_ path: String) -> Bool {
    access(path, isFolder(path) ? R_OK | X_OK : R_OK) != 0 && errno == EACCES
  }

  /// The path that a file has, whatever links lead to it; the path as it is where nothing is there.
  static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The files that a pattern with `*` and `?` names, sorted; without those that Excel and WPS put beside an open workbook,
  /// `~$name.xlsx`, unless the pattern says `~` itself.
  public static func matching(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    let paths = (0..<Int(found.gl_pathc)).compactMap { index in found.gl_pathv[index].map { String(cString: $0) } }
    return name(of: pattern).hasPrefix("~") ? paths : paths.filter { !name(of: $0).hasPrefix("~$") }
  }
}
