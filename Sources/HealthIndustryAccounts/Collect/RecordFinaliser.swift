internal import RecordReaders

/// Turns the records of a batch into rows, findings and counts. One a worker and batch.
///
/// The order of the steps is the order in which a record's fate is decided: what is not readable as a record, what has
/// no identity, what is of another period, what lies outside the classification, and only then the rest. Plain records
/// go through the short ways; what is read with care stands in the extensions.
struct RecordFinaliser: ~Copyable {
  /// A record's fate, decided before all of its fields are read.
  enum Stop: Error {
    case rejected
    case outside
    case blank
    case outsideIndustry(UnitKey)
  }

  let format: FileFormat
  let file: RawFile
  let context: CollectionContext
  let batch: RecordBatch
  let decoder: TextDecoder
  let figures: FigureReader
  private let identityReader: PlainIdentityReader?
  private var unitReader: PlainUnitReader
  private let contradictionFilter: ContradictionFilter?
  var part: CollectedPart
  /// The record that is read with care, and the faults of fields by record.
  var record = 0
  private var faults: [Int: [RecordBatch.FieldFault]] = [:]
  /// The identifier as findings name it, where the record is read with care.
  var unitID = ""
  var rows: FigureRows

  init(_ batch: consuming RecordBatch, _ format: FileFormat) {
    self.format = format
    file = format.file
    context = format.context
    decoder = TextDecoder(batch.encoding)
    figures = FigureReader(decoder: decoder)
    identityReader = file.isStraightforward ? nil : PlainIdentityReader(format, batch.encoding)
    unitReader = PlainUnitReader(format, batch.encoding)
    precondition(batch.encoding == format.file.batchEncoding, "all batches of a file are in one encoding")
    contradictionFilter = format.contradictionFilter
    rows = FigureRows(capacity: batch.count, columnCount: format.figureColumns.count)
    part = CollectedPart(file: format.number, variableCount: format.context.variableCount)
    self.batch = batch
  }

  /// Reads all records of the batch, which took so many bytes of the file.
  mutating func finalise(byteCount: Int) -> CollectedPart {
    part.byteCount = byteCount
    part.counts.read = batch.count
    makeRoom()
    faults = Dictionary(grouping: batch.faults, by: \.record)
    if let identityReader {
      identityReader.withConstants { constants in
        guard let contradictionFilter else { return finaliseRecords(identityReader, constants, nil) }
        contradictionFilter.withConstants { finaliseRecords(identityReader, constants, (contradictionFilter, $0)) }
      }
    } else {
      for record in 0..<batch.count { finaliseWithCare(record) }
    }
    for (place, column) in format.figureColumns.enumerated() { part.table.figures[column] = rows.column(place) }
    part.sortKeys()
    return part
  }

  /// Reads every record the short way, and with care what is not written plainly.
  private mutating func finaliseRecords(
    _ reader: PlainIdentityReader, _ constants: PlainIdentityReader.Constants,
    _ contradictions: (filter: ContradictionFilter, constants: ContradictionFilter.Constants)?
  ) {
    // Most records are of no further interest once these are read.
    let firstFields = max(reader.fieldCount, contradictions?.filter.fieldCount ?? 0)
    let fieldCount = max(firstFields, unitReader.fieldCount)
    let decided = context.approvedDecisions.keys
    let hasDecided = !decided.isEmpty
    let batch = batch
    batch.withView { view in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: fieldCount) { ends in
        for record in 0..<view.count {
          // Records of XML all have the fields of the layout.
          guard file.binding.fieldCount == nil || view.fieldCount(ofRecord: record) == file.binding.fieldCount,
            faults.isEmpty || faults[record] == nil
          else {
            finaliseWithCare(record)
            continue
          }
          let first = view.cut(record, firstFields, ends)
          guard let identity = reader.read(first, constants), !hasDecided || !decided.contains(identity.key),
            contradictions.map({ $0.filter.mayContradict(first, identity.industry, $0.constants) }) != true
          else {
            finaliseWithCare(record)
            continue
          }
          guard identity.fate != .outside else {
            countOutside(identity.key, record)
            continue
          }
          let cut = view.cut(record, unitReader.fieldCount, ends)
          if !unitReader.append(cut, identity, number: number(of: record), to: &part, &rows) {
            finaliseWithCare(record)
          }
        }
      }
    }
  }

  private mutating func finaliseWithCare(_ record: Int) {
    self.record = record
    unitID = ""
    do throws(Stop) {
      try checkShape(faults[record])
      try readUnit()
    } catch {
      count(error)
    }
  }

  /// A quarter of the records, or they grow once or twice: columns that begin empty would grow ten times a batch.
  private mutating func makeRoom() {
    part.keys.reserveCapacity(batch.count)
    part.table.reserve(rows: batch.count / 4, textBytes: batch.bytes.count / 64)
  }

  private mutating func count(_ stop: Stop) {
    switch stop {
    case .rejected: part.counts.rejected += 1
    case .outside: part.counts.outside += 1
    case .blank: part.counts.blank += 1
    case .outsideIndustry(let key): countOutside(key, record)
    }
  }

  @inline(__always)
  private mutating func countOutside(_ key: UnitKey, _ record: Int) {
    part.counts.outside += 1
    part.keys.append(.init(key: key, record: UInt32(truncatingIfNeeded: number(of: record))))
  }
}
