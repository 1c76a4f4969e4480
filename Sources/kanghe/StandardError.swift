import Foundation
import Synchronization

/// Messages for the person at the terminal, and the log; results go to ``StandardOutput``.
enum StandardError {
  private static let isCut = Mutex(false)

  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether something that was said here is lost, since its disk is full. Work goes on without its log, and the command ends
  /// with ``ExitStatus/cannotWrite``, which is all that can still be said.
  static var hasLostLines: Bool { isCut.withLock { $0 } }

  static func print(_ line: String, terminator: String = "\n") {
    do {
      try FileHandle.standardError.write(contentsOf: Data((line + terminator).utf8))
    } catch {
      isCut.withLock { $0 = true }
    }
  }
}
