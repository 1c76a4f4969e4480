import Foundation

/// Results, for a person or for whatever reads them.
enum StandardOutput {
  /// Writes lines, at once: what is still to be written at the end of the program would be lost without a word.
  ///
  /// - Throws: ``Failure``.
  static func print(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch {
      throw Failure(reason: reason(error as NSError))
    }
  }

  /// What the system said is behind what Foundation says.
  private static func reason(_ error: NSError) -> String {
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : cause.localizedDescription
  }

  struct Failure: Error, CustomStringConvertible {
    let reason: String

    var description: String {
      "standard output cannot be written: \(reason). Make room, or send it elsewhere; what goes into files was written."
    }
  }
}
