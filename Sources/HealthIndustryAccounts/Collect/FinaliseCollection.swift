internal import RecordReaders

/// GSBPM 4.4 采集收尾: reads every record of the files into the unit table, by the field definitions of form and year.
///
/// - Parameter onProgress: called with the file and the number of records read so far.
/// - Throws: `ReadingError` where a file cannot be read to its end.
func finaliseCollection(
  _ files: [RawFile], _ context: CollectionContext, sourceCount: Int, jobs: Int,
  onProgress: (RawFile, Int) -> Void
) async throws -> CollectedUnits {
  var collected = CollectedUnits(sourceCount: sourceCount, variableCount: context.variableCount)
  for (number, file) in files.enumerated() {
    var recordsRead = 0
    let consume = { (part: CollectedPart) in
      var part = part
      part.firstRecord = recordsRead
      recordsRead += part.counts.read
      collected.append(part, source: file.source)
      onProgress(file, recordsRead)
    }
    switch file.content {
    case .csv(let csv):
      var blocks = try csv.blocks()
      try await mapInOrder(
        jobs: jobs, next: { try blocks.next() },
        transform: { block in
          var finaliser = RecordFinaliser(try CSVRecordCutter(of: csv).cut(block), of: file, number: number, context)
          return finaliser.finalise()
        }, consume: consume)
      if recordsRead == 0 { throw ReadingError(file: file.path, problem: .noRecords) }
    case .xml(let layout):
      let reader = try XMLRecordReader(path: file.path, layout: layout)
      try await mapInOrder(
        jobs: jobs, next: { try reader.next() },
        transform: { batch in
          var finaliser = RecordFinaliser(batch, of: file, number: number, context)
          return finaliser.finalise()
        }, consume: consume)
    }
  }
  return collected
}
