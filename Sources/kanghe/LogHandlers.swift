import Foundation
import Logging

/// A log line as one JSON object on standard error.
struct JSONLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  static func logger() -> Logger { Logger(label: "kanghe") { _ in JSONLogHandler() } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var object = ["level": event.level.rawValue, "message": "\(event.message)", "time": Date.now.formatted(.iso8601)]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) { object[key] = "\(value)" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(object) else { return }
    StandardError.print(String(decoding: line, as: UTF8.self))
  }
}

/// A log line as plain text on standard error.
struct PlainLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  static func logger() -> Logger { Logger(label: "kanghe") { _ in PlainLogHandler() } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
    let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    StandardError.print("\(event.level.rawValue): \(event.message)\(details)")
  }
}
