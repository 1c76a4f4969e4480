internal import RecordReaders

/// GSBPM 4.4 采集收尾: reads every record of the files into the unit table, by the field definitions of form and year.
///
/// - Parameter onProgress: called with the file and the records and bytes read of it so far.
/// - Throws: `ReadingError` where a file cannot be read to its end.
func finaliseCollection(
  _ files: [RawFile], _ context: CollectionContext, sourceCount: Int, jobs: Int,
  onProgress: (RawFile, _ records: Int, _ bytes: Int) -> Void
) async throws -> CollectedUnits {
  var collected = CollectedUnits(sourceCount: sourceCount, variableCount: context.variableCount)
  collected.sourceOfFile = files.map(\.source)
  for (number, file) in files.enumerated() {
    var recordsRead = 0
    var blank = 0
    var bytesRead = 0
    let rowsBefore = collected.table.count
    let end = try await readParts(of: file, FileFormat(file, number: number, context), jobs: jobs) { part in
      bytesRead += part.byteCount
      // The rest of the file is taken to be as what was read: columns of millions of rows are not copied as they grow.
      let rest = Double(file.byteCount - bytesRead) / Double(max(bytesRead, 1))
      let rowsOfFile = collected.table.count - rowsBefore + part.table.count
      collected.makeRoom(for: part, foreseen: Double(rowsOfFile) * max(rest, 0))
      collected.append(part, recordsBefore: recordsRead)
      recordsRead += part.counts.read
      blank += part.counts.blank
      // The header's bytes are in no part, and UTF-16 grows: only the end of the file is the end.
      onProgress(file, recordsRead, min(bytesRead, file.byteCount - 1))
    }
    collected.hashes.append(end.hash)
    collected.absentFields.append(end.absentFields)
    onProgress(file, recordsRead, file.byteCount)
    if recordsRead == blank { throw ReadingError(file: file.path, problem: .noRecords) }
  }
  return collected
}

/// What is known of a file once it was read to its end: its SHA-256, and of XML the fields that no record has.
private typealias FileEnd = (hash: String, absentFields: [Int])

/// Reads a file in parts.
private func readParts(
  of file: RawFile, _ format: FileFormat, jobs: Int, consume: (CollectedPart) -> Void
) async throws -> FileEnd {
  switch file.content {
  case .csv(let csv):
    let blocks = try csv.blocks()
    guard let head = blocks.head else {
      async let hash = FileHash.sha256(of: file.path)
      try await readBlocks(blocks, of: csv, format, jobs: jobs, consume: consume)
      return (try await hash, [])
    }
    var hash = RunningHash()
    await hash.update(head)
    try await readBlocks(
      blocks, of: csv, format, jobs: jobs, onBlock: { await hash.update($0.bytes) }, consume: consume)
    return (await hash.finish(), [])
  case .xml(let layout):
    async let hash = FileHash.sha256(of: file.path)
    let reader = try XMLRecordReader(path: file.path, layout: layout)
    try await finalise(format, jobs: jobs, next: reader.next, takeByteCount: reader.takeByteCount, consume: consume)
    return (try await hash, reader.absentFields)
  case .xlsx(let sheet):
    async let hash = FileHash.sha256(of: file.path)
    let reader = try sheet.records()
    try await finalise(format, jobs: jobs, next: reader.next, takeByteCount: reader.takeByteCount, consume: consume)
    return (try await hash, [])
  }
}

/// Batches that one reader hands on, finalised by the workers.
private func finalise(
  _ format: FileFormat, jobs: Int, next: () throws -> RecordBatch?, takeByteCount: () -> Int,
  consume: (CollectedPart) -> Void
) async throws {
  try await mapInOrder(
    jobs: jobs, next: { try next().map { (batch: $0, byteCount: takeByteCount()) } },
    transform: { piece in
      var finaliser = RecordFinaliser(piece.batch, format)
      return finaliser.finalise(byteCount: piece.byteCount)
    }, consume: consume)
}

/// - Parameter onBlock: called with every block, in the order of the file, before it is cut.
private func readBlocks(
  _ blocks: CSVBlocks, of csv: CSVFile, _ format: FileFormat, jobs: Int,
  onBlock: (CSVBlock) async -> Void = { _ in }, consume: (CollectedPart) -> Void
) async throws {
  var blocks = blocks
  try await mapInOrder(
    jobs: jobs,
    next: {
      let block = try blocks.next()
      if let block { await onBlock(block) }
      return block
    },
    transform: { block in
      var finaliser = RecordFinaliser(try CSVRecordCutter(of: csv).cut(block), format)
      return finaliser.finalise(byteCount: block.bytes.count)
    }, consume: consume)
}
