@testable import RecordReaders

/// What becomes of bytes: the fields of their records, or why they are refused.
enum CutOutcome: Equatable {
  case records([[[UInt8]]])
  case refused(ReadingError.Problem, line: Int?)

  var problem: ReadingError.Problem? {
    if case .refused(let problem, _) = self { problem } else { nil }
  }

  init(_ batches: () throws(ReadingError) -> [RecordBatch]) {
    do throws(ReadingError) {
      self = .records(try batches().flatMap(\.allFields))
    } catch {
      self = .refused(error.problem, line: error.line)
    }
  }
}

extension CutRecords {
  /// The oracle: the first record with a quote in doubt refuses the bytes, and libcsv cuts them in one go.
  func byLibcsvInOneGo(_ bytes: [UInt8]) -> CutOutcome {
    var boundaries = CSVRecordBoundaries(delimiter: file.dialect.delimiter.rawValue)
    var line = 1
    var recordLine = 1
    for byte in bytes {
      let isEnd = boundaries.advance(byte)
      if boundaries.hasTextAfterQuote { return .refused(.textAfterQuote, line: recordLine) }
      if byte == 0x0A { line += 1 }
      // Blank lines are of no record: the next one may begin behind each.
      if isEnd || boundaries.isBetweenRecords, byte == 0x0A || byte == 0x0D { recordLine = line }
    }
    if boundaries.isQuoted { return .refused(.unclosedQuote, line: recordLine) }
    return CutOutcome { () throws(ReadingError) in
      [try CSVRecordCutter(of: file).cut(CSVBlock(bytes: bytes, offset: 0, index: nil))]
    }
  }

  /// What the scanner and the cutter make of the bytes in one go, and what the scanner found.
  func directlyInOneGo(_ bytes: [UInt8]) -> (outcome: CutOutcome, index: RecordIndex?) {
    var index: RecordIndex?
    let outcome = CutOutcome { () throws(ReadingError) in
      do throws(PlainRecordScanner.Fault) {
        let scanner = PlainRecordScanner(delimiter: file.dialect.delimiter.rawValue, recordLimit: 1 << 20)
        index = try scanner.scan(bytes, isLast: true).index
      } catch {
        let line = PieceStream(bytes).line(atOffset: error.start)
        throw ReadingError(file: file.path, problem: error.problem, line: line)
      }
      return [try CSVRecordCutter(of: file).cut(CSVBlock(bytes: bytes, offset: 0, index: index))]
    }
    return (outcome, index)
  }

  /// What comes out block by block.
  func inBlocks(_ stream: PieceStream, of length: Int, _ cutting: CSVCutting, recordLimit: Int = 1 << 20) -> CutOutcome
  {
    CutOutcome { () throws(ReadingError) in
      try batches(stream, blockLength: length, cutting: cutting, recordLimit: recordLimit)
    }
  }
}
