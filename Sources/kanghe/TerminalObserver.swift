import Foundation
import HealthIndustryAccounts
import Synchronization

/// Progress in place: rate and time left while a file is read, a line when a sub-process ends.
final class TerminalObserver: RunObserver {
  private static let eraseLine = "\r\u{1B}[K"
  private let start = Mutex(ContinuousClock.now)

  func begins(stage: String) {
    start.withLock { $0 = .now }
    StandardError.print("\(Self.eraseLine)\(stage) …", terminator: "")
  }

  func ended(stage: String, seconds: Double) {
    StandardError.print("\(Self.eraseLine)\(stage): \((seconds * 100).rounded() / 100) s")
  }

  func opened(file: String, source: String, dialect: String) {
    StandardError.print("\(Self.eraseLine)\(source): \(file) (\(dialect))")
  }

  /// The summary says it.
  func notice(_ text: String) {}

  func progress(_ progress: ReadingProgress) {
    let seconds = start.withLock { (ContinuousClock.now - $0) / .seconds(1) }
    guard seconds > 0, progress.bytes > 0 else { return }
    let rate = Int(Double(progress.records) / seconds)
    let left = Int(seconds * Double(max(progress.totalBytes - progress.bytes, 0)) / Double(progress.bytes))
    let name = progress.file.split(separator: "/").last.map(String.init) ?? progress.file
    StandardError.print(
      "\(Self.eraseLine)4.4 finalise collection: \(name) \(progress.records) records, \(rate)/s, \(left) s left",
      terminator: "")
  }
}
