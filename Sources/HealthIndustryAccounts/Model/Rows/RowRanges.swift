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
    results.withUnsafeMutableBufferPointer { results in
      // Each worker writes its own places.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for number in stride(from: worker, to: parts.count, by: workers) { results[number] = body(parts[number]) }
      }
    }
    return results.compactMap { $0 }
  }
}
