import Testing

@testable import RecordReaders

/// Holds direct cutting and libcsv together: the same fields, or the same refusal on the same line.
@Suite struct PlainRecordScannerTests {
  private static let blockLengths = [1, 2, 3, 7, 63, 64, 65, 128, 1000]
  /// Places around the ends of the first two chunks.
  private static let meetings = [62, 63, 64, 65, 66, 126, 127, 128, 129, 130]
  private let folder = TemporaryFolder()

  @Test(arguments: CSVDialect.Delimiter.allCases, [TextEncoding.utf8, .gb18030])
  func shortInputsAreCutAsLibcsvCutsThem(delimiter: CSVDialect.Delimiter, encoding: TextEncoding) throws {
    var comparison = try Comparison(CutRecords(folder, delimiter: delimiter, encoding: encoding))
    var random = SeededGenerator(seed: 0x5C03 + UInt64(delimiter.rawValue))
    for number in 0..<2500 {
      let bytes = AdversarialBytes.make(&random, encoding: encoding)
      comparison.compare(bytes, blockLengths: [Self.blockLengths[number % 6]])
    }
    #expect(comparison.disagreements.shortest == nil)
    comparison.expectKinds([
      .withoutQuotes: 300, .allQuotesPlain: 20, .someForLibcsv: 200, .textAfterQuote: 300, .unclosedQuote: 300,
    ])
  }

  @Test(arguments: CSVDialect.Delimiter.allCases, [TextEncoding.utf8, .gb18030])
  func longInputsAreCutAsLibcsvCutsThem(delimiter: CSVDialect.Delimiter, encoding: TextEncoding) throws {
    var comparison = try Comparison(CutRecords(folder, delimiter: delimiter, encoding: encoding))
    var random = SeededGenerator(seed: 0x10C6 + UInt64(delimiter.rawValue))
    var places: [Int: [UInt8: Int]] = [:]
    var slowPlainFiles = 0
    for number in 0..<400 {
      let style = AdversarialFile.Style.allCases[number % 4]
      let bytes = AdversarialFile.make(style, delimiter, encoding, &random)
      let leftBefore = comparison.libcsvRecords
      let lengths = Self.blockLengths
      comparison.compare(
        bytes, blockLengths: [lengths[number % lengths.count], lengths[(number / 4 + 4) % lengths.count]])
      if style == .unquoted || style == .plain, comparison.libcsvRecords > leftBefore { slowPlainFiles += 1 }
      for place in Self.meetings where place < bytes.count {
        places[place, default: [:]][bytes[place], default: 0] += 1
      }
    }
    #expect(comparison.disagreements.shortest == nil)
    #expect(slowPlainFiles == 0)
    comparison.expectKinds([
      .withoutQuotes: 90, .allQuotesPlain: 90, .someForLibcsv: 100, .textAfterQuote: 30, .unclosedQuote: 30,
    ])
    #expect(comparison.directRecords > 2000)
    #expect(comparison.libcsvRecords > 500)
    for place in Self.meetings {
      for byte in [delimiter.rawValue, 0x22, 0x0A, 0x0D] {
        #expect(places[place]?[byte] ?? 0 >= 5, "byte \(byte) at \(place)")
      }
    }
  }

  /// Direct cutting and libcsv hold a record to the limit alike.
  @Test(arguments: CSVDialect.Delimiter.allCases) func theLimitIsTheSame(delimiter: CSVDialect.Delimiter) throws {
    let cut = try CutRecords(folder, delimiter: delimiter)
    var random = SeededGenerator(seed: 0x71417 + UInt64(delimiter.rawValue))
    var disagreements: [String] = []
    var refusals = 0
    for number in 0..<1500 {
      let bytes = AdversarialBytes.make(&random)
      let limit = Int.random(in: 1...24, using: &random)
      let length = Self.blockLengths[number % 6]
      let outcome = cut.inBlocks(PieceStream(bytes), of: length, .direct, recordLimit: limit)
      let expected = cut.inBlocks(PieceStream(bytes), of: length, .libcsvOnly, recordLimit: limit)
      if expected.problem == .recordTooLong(limit: limit) { refusals += 1 }
      if outcome != expected {
        disagreements.append("\(limit), blocks of \(length): \(bytes) gave \(outcome) instead of \(expected)")
      }
    }
    #expect(disagreements.shortest == nil)
    #expect(refusals > 300)
  }

  /// A first field of every length moves the file through all places of a chunk.
  @Test(arguments: HandwrittenFile.readable) func filesAreCutAlikeWhereverChunksMeet(_ example: HandwrittenFile) throws
  {
    let cut = try CutRecords(folder, delimiter: .comma)
    for length in 24...66 {
      let head = String(repeating: "x", count: length)
      for separator in ["\n", "\r\n", "\"\n"] {
        let bytes = Array((head + separator + example.text).utf8)
        let expected = [[head + separator.filter { $0 == "\"" }]] + example.records
        let index = try PlainRecordScanner(delimiter: 0x2C, recordLimit: 1 << 20).scan(bytes, isLast: true).index
        let block = CSVBlock(bytes: bytes, offset: 0, index: index)
        let records = try CSVRecordCutter(of: cut.file).cut(block).allRecords
        #expect(records == expected, "behind \(length) bytes and \(separator.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    ("\"a\",\"\"\n\"b\"", []), ("a,\"b\nc\"\r\n\"d\"\r\"e\"", []), (" a ,b\n\t\n\"c\"\n", []),
    ("\"a\"\"b\"\n\"c\",\"d\"\n", [0]), ("a\n5\"\n\"b\"\n", [1]), ("\"a\"\n \"b\"\n\"c\" \n\"d\"\n", [1, 2]),
    ("a\n\n\"\"\"\"\n\n\"b\"", [1]), ("a\"\nb\nc\"\n\n\"\"\"\"\nd", [0, 2, 3]),
  ])
  func onlyRecordsWithQuotesInDoubtAreLeftToLibcsv(text: String, records: [Int]) throws {
    let scanner = PlainRecordScanner(delimiter: 0x2C, recordLimit: 1 << 20)
    #expect(try scanner.scan(Array(text.utf8), isLast: true).index.uncut.flatMap(\.numbers) == records)
  }

  /// As many fields as there can be: no end is left out or written behind the room for all.
  @Test(arguments: [",", "\n"]) func everyByteMayEndAField(end: String) throws {
    let cut = try CutRecords(folder, delimiter: .comma)
    for count in 1...200 {
      for tail in ["", "a", "\"a\"", "\n"] {
        let bytes = Array((String(repeating: end, count: count) + tail).utf8)
        let expected = cut.byLibcsvInOneGo(bytes)
        #expect(cut.directlyInOneGo(bytes).outcome == expected, "\(count) and \(tail.debugDescription)")
      }
    }
  }

  /// Compares the ways of cutting one input after the other, and counts what kinds there were.
  private struct Comparison {
    enum Kind { case withoutQuotes, allQuotesPlain, someForLibcsv, textAfterQuote, unclosedQuote }

    private(set) var disagreements: [String] = []
    private(set) var kinds: [Kind: Int] = [:]
    private(set) var directRecords = 0
    private(set) var libcsvRecords = 0
    private let cut: CutRecords

    init(_ cut: CutRecords) { self.cut = cut }

    mutating func compare(_ bytes: [UInt8], blockLengths: [Int]) {
      let expected = cut.byLibcsvInOneGo(bytes)
      let (outcome, index) = cut.directlyInOneGo(bytes)
      note(outcome, expected, "in one go", bytes)
      for length in blockLengths {
        for cutting in [CSVCutting.direct, .libcsvOnly] {
          let outcome = cut.inBlocks(PieceStream(bytes), of: length, cutting)
          note(outcome, expected, "\(cutting), blocks of \(length)", bytes)
        }
      }
      count(expected, index, hasQuotes: bytes.contains(0x22))
    }

    /// The inputs would prove nothing if hardly any were of one kind.
    func expectKinds(_ atLeast: [Kind: Int]) {
      for (kind, least) in atLeast { #expect(kinds[kind, default: 0] >= least, "\(kind)") }
    }

    private mutating func note(_ found: CutOutcome, _ expected: CutOutcome, _ way: String, _ bytes: [UInt8]) {
      guard found != expected else { return }
      disagreements.append("\(way): \(bytes) gave \(found) instead of \(expected)")
    }

    private mutating func count(_ expected: CutOutcome, _ index: RecordIndex?, hasQuotes: Bool) {
      let uncut = index?.uncut.flatMap(\.numbers).count ?? 0
      libcsvRecords += uncut
      directRecords += (index?.entries.count ?? uncut) - uncut
      let kind: Kind =
        switch expected.problem {
        case .textAfterQuote: .textAfterQuote
        case .unclosedQuote: .unclosedQuote
        default: !hasQuotes ? .withoutQuotes : index?.uncut.isEmpty == true ? .allQuotesPlain : .someForLibcsv
        }
      kinds[kind, default: 0] += 1
    }
  }
}
