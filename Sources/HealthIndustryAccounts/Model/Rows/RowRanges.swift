internal import Dispatch
internal import Synchronization

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
    guard jobs > 1, parts.count > 1 else { return parts.map(body) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: parts.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, parts.count)) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < parts.count else { return }
        let result = body(parts[number])
        results.withLock { $0[number] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
