internal import Dispatch

/// Rows in ranges, for loops over columns that several workers share.
enum RowRanges {
  /// Rows of one range: few enough that a range's figures stay in a core's cache.
  static let length = 1 << 11

  /// The ranges of so many rows, in order.
  static func of(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }

  /// The rows in so many ranges of about the same length.
  static func of(_ count: Int, parts: Int) -> [Range<Int>] {
    (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }

  /// What `body` makes of every range, in the order of the ranges whatever the number of workers.
  static func map<Result: Sendable>(_ count: Int, jobs: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
    mapEach(of(count), jobs: jobs, body)
  }

  /// What `body` makes of every part, in the order of the parts.
  static func mapEach<Part: Sendable, Result: Sendable>(
    _ parts: [Part], jobs: Int, _ body: @Sendable (Part) -> Result
  ) -> [Result] {
    let workers = min(jobs, parts.count)
    guard workers > 1 else { return parts.map(body) }
    var results = [Result?](repeating: nil, count: parts.count)
    // Parts are taken as workers become free: one may be slower than another, or disturbed.
    let turns = DispatchQueue(label: "parts")
    var taken = 0
    results.withUnsafeMutableBufferPointer { results in
      withUnsafeMutablePointer(to: &taken) { taken in
        // Each part has a place of its own, and the queue hands each out once.
        nonisolated(unsafe) let results = results
        nonisolated(unsafe) let taken = taken
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
          while let number = turns.sync(execute: { next(taken, below: parts.count) }) {
            results[number] = body(parts[number])
          }
        }
      }
    }
    return results.compactMap { $0 }
  }

  private static func next(_ taken: UnsafeMutablePointer<Int>, below count: Int) -> Int? {
    guard taken.pointee < count else { return nil }
    taken.pointee += 1
    return taken.pointee - 1
  }
}
