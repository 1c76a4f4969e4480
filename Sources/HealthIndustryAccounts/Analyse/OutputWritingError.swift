internal import Foundation
internal import RecordReaders

#if canImport(Glibc)
  import Glibc
#endif

/// A result file that cannot be written: the disk is full, or the account may not. What was published before stays as it was.
public struct OutputWritingError: Error, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// What the system says, in words.
  public let reason: String
  /// What to do.
  public let advice: String

  init(path: String, reason: String, advice: String = Self.generalAdvice) {
    self.path = path
    self.reason = reason
    self.advice = advice
  }

  /// - Parameter code: the system's number of the error.
  init(path: String, code: Int32) {
    self.init(path: path, reason: Self.words(code, writing: path), advice: Self.advice(code))
  }

  /// - Parameter error: what Foundation says of a file that it could not write.
  init(path: String, _ error: any Error) {
    if let code = Self.code(of: error) {
      self.init(path: path, code: code)
    } else {
      self.init(path: path, reason: error.localizedDescription)
    }
  }

  /// What was found, where, and what to do.
  public var description: String {
    "\(path): writing stopped: \(reason). \(advice)"
  }

  /// Tells, before what is to be written is made, that its folder is not there, or none.
  static func requireFolder(of path: String) throws(OutputWritingError) {
    let folder = (path as NSString).deletingLastPathComponent
    // The slash at the end asks for a folder: a file is none.
    var status = stat()
    if stat(folder.isEmpty ? "." : "\(folder)/", &status) != 0 { throw OutputWritingError(path: path, code: errno) }
  }

  /// Whether a number of the system says that a disk does not take what is written.
  static func isOfDisk(_ code: Int32) -> Bool { [ENOSPC, EDQUOT, EIO, EFBIG].contains(code) }

  /// What keeps a file or folder from being written, in words.
  static func words(_ code: Int32, writing path: String) -> String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the account \(FileAccess.account) has used up its share of the disk"
    case EROFS: "the file system is for reading only"
    case ENOTDIR: "a part of its path is a file, not a folder"
    case ENOENT: "its folder does not exist"
    case EACCES, EPERM: denied(path)
    default: String(cString: strerror(code))
    }
  }

  static let generalAdvice = "Make room on the disk or correct the folder's permissions."

  private static func advice(_ code: Int32) -> String {
    switch code {
    case ENOENT: "Make the folder, or name another place."
    case ENOTDIR: "Name another place."
    default: generalAdvice
    }
  }

  /// The system's number of what Foundation says; nil where it keeps it to itself.
  private static func code(of error: any Error) -> Int32? {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: return ENOSPC
    case .fileWriteNoPermission?: return EACCES
    case .fileNoSuchFile?: return ENOENT
    case .fileWriteVolumeReadOnly?: return EROFS
    default: break
    }
    var next: NSError? = error as NSError
    while let found = next {
      if found.domain == NSPOSIXErrorDomain { return Int32(found.code) }
      next = found.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    return nil
  }

  /// Names what must be open to the account: the thing itself, or else the lowest folder above it that there is.
  private static func denied(_ path: String) -> String {
    var place = path
    var ownership = FileAccess.ownership(of: place)
    while ownership == nil, place != "/", place != "." {
      let above = (place as NSString).deletingLastPathComponent
      place = above.isEmpty ? "." : above
      ownership = FileAccess.ownership(of: place)
    }
    return "permission denied: the account \(FileAccess.account) may not write in \(place) (\(ownership ?? "unknown"))"
  }
}
