internal import Synchronization

/// Hands writers of suggestions on from block to block, so that what one has read and cached is of use to the next block.
/// What is written does not depend on who writes it.
final class SuggestionWorkers: Sendable {
  private let coder: TextCoder
  private let candidateCount: Int
  private let idle = Mutex<[SuggestionRecord]>([])

  init(_ coder: TextCoder, candidateCount: Int) {
    self.coder = coder
    self.candidateCount = candidateCount
  }

  /// Hands on a writer that nobody else has for as long.
  func withWriter(_ body: (SuggestionRecord) -> Void) {
    let writer = idle.withLock { $0.popLast() } ?? SuggestionRecord(coder, candidateCount: candidateCount)
    body(writer)
    idle.withLock { $0.append(writer) }
  }
}
