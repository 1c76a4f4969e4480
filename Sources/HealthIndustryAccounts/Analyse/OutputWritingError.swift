/// A result file that cannot be written.
public struct OutputWritingError: Error, CustomStringConvertible {
  public let path: String
  public let reason: String

  public var description: String {
    "\(path): writing stopped: \(reason). Make room on the disk or correct the folder's permissions."
  }
}
