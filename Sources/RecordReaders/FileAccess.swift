#if canImport(Glibc)
  import Glibc
#endif

/// Who may do what with a file: what to tell where the system says only "Permission denied".
public enum FileAccess {
  /// Name of the account that the program runs under, its number where it has none.
  public static var account: String { accountName(geteuid()) }

  /// Owner, group and permission bits of a file or folder, in words; nil where even these may not be seen.
  public static func ownership(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let bits = String(status.st_mode & 0o7777, radix: 8)
    let mode = String(repeating: "0", count: max(4 - bits.count, 0)) + bits
    return "owner \(accountName(status.st_uid)), group \(groupName(status.st_gid)), mode \(mode)"
  }

  /// What is there in place of a file; nil where it is one, or nothing is there.
  static func problem(ofKind status: stat) -> ReadingError.Problem? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: .isFolder
    default: .isNoFile
    }
  }

  /// What is there in place of a file, asked before it is opened: opening a pipe that nobody writes to never ends.
  static func problem(ofKindAt path: String) -> ReadingError.Problem? {
    var status = stat()
    return stat(path, &status) == 0 ? problem(ofKind: status) : nil
  }

  /// The problem of a file that cannot be opened for reading.
  ///
  /// - Parameter code: the system's number of the error.
  public static func problem(opening path: String, code: Int32) -> ReadingError.Problem {
    guard code == EACCES else { return .cannotOpen(reason: String(cString: strerror(code))) }
    return .notPermitted(account: account, ownership: ownership(of: path))
  }

  private static let entryLength = 16 << 10

  private static func accountName(_ id: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var texts = [CChar](repeating: 0, count: entryLength)
    getpwuid_r(id, &entry, &texts, texts.count, &found)
    return found.map { String(cString: $0.pointee.pw_name) } ?? "\(id)"
  }

  private static func groupName(_ id: gid_t) -> String {
    var entry = group()
    var found: UnsafeMutablePointer<group>?
    var texts = [CChar](repeating: 0, count: entryLength)
    getgrgid_r(id, &entry, &texts, texts.count, &found)
    return found.map { String(cString: $0.pointee.gr_name) } ?? "\(id)"
  }
}
