/// Who is told how a run goes on. The command shows it; the library never prints.
public protocol RunObserver: Sendable {
  /// A sub-process begins.
  func begins(stage: String)
  /// A sub-process has ended.
  func ended(stage: String, seconds: Double)
  /// A file was opened; its encoding and delimiter as detected or declared.
  func opened(file: String, source: String, dialect: String)
  /// Records and bytes of a file read so far.
  func progress(_ progress: ReadingProgress)
  /// What a person should know of a run that is published all the same.
  func notice(_ text: String)
}

/// How far the reading of one file has come.
public struct ReadingProgress: Sendable {
  /// Path of the file.
  public let file: String
  /// Records read so far.
  public let records: Int
  /// Bytes read so far.
  public let bytes: Int
  /// Size of the file in bytes.
  public let totalBytes: Int
}

/// Times the sub-processes of a run and tells the observer.
final class StageClock {
  private let observer: any RunObserver
  private let clock = ContinuousClock()
  private(set) var timings: [(stage: String, seconds: Double)] = []

  init(_ observer: any RunObserver) {
    self.observer = observer
  }

  func time<Result>(_ stage: String, _ body: () throws -> Result) rethrows -> Result {
    observer.begins(stage: stage)
    let start = clock.now
    let result = try body()
    end(stage, since: start)
    return result
  }

  func time<Result>(_ stage: String, _ body: () async throws -> Result) async rethrows -> Result {
    observer.begins(stage: stage)
    let start = clock.now
    let result = try await body()
    end(stage, since: start)
    return result
  }

  /// Begins a stage that ends in the same function, for one that awaits what a closure cannot.
  func begin(_ stage: String) -> ContinuousClock.Instant {
    observer.begins(stage: stage)
    return clock.now
  }

  /// Ends a stage.
  func end(_ stage: String, since start: ContinuousClock.Instant) {
    let seconds = (clock.now - start) / .seconds(1)
    timings.append((stage, seconds))
    observer.ended(stage: stage, seconds: seconds)
  }
}
