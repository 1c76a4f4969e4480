/// A result file that cannot be written.
struct OutputWritingError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String {
    "\(path): writing stopped: \(reason). Make room on the disk or correct the folder's permissions."
  }
}
