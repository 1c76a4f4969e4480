/// Runs `transform` on up to `jobs` workers and hands the results on in the order of the inputs.
///
/// `next` and `consume` run on the caller, so results do not depend on how many workers there are. One input more than
/// there are workers is on its way, so that none waits for the caller; a single worker does one thing after the other.
func mapInOrder<Input: Sendable, Output: Sendable>(
  jobs: Int, next: () async throws -> Input?, transform: @escaping @Sendable (Input) throws -> Output,
  consume: (Output) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var started = 0
    var consumed = 0
    var waiting: [Int: Output] = [:]
    var isExhausted = false
    let limit = jobs > 1 ? jobs + 1 : 1
    while true {
      while !isExhausted, started - consumed < limit {
        guard let input = try await next() else {
          isExhausted = true
          break
        }
        let number = started
        group.addTask { (number, try transform(input)) }
        started += 1
      }
      guard let (number, output) = try await group.next() else { return }
      waiting[number] = output
      while let output = waiting.removeValue(forKey: consumed) {
        try consume(output)
        consumed += 1
      }
    }
  }
}
