internal import RecordReaders

/// Appends units whose region and figures are written the usual way: the digits of a county; digits, digits with decimals,
/// or an empty field or a hyphen whose meaning the form gives.
///
/// What it appends is what ``RecordFinaliser`` would, which reads with care whatever is written otherwise; tests hold the
/// two together.
struct PlainUnitReader {
  private let format: FileFormat
  private let decoder: TextDecoder
  private let isUTF8: Bool
  /// Kept from record to record, so that none is allocated anew.
  private var text: [UInt8] = []
  /// Number of fields up to the last of those that are read.
  let fieldCount: Int

  init(_ format: FileFormat, _ encoding: TextEncoding) {
    self.format = format
    decoder = TextDecoder(encoding)
    isUTF8 = encoding == .utf8
    let fields = format.textFields + [format.regionField] + format.plainFigures.map(\.field)
    fieldCount = (fields.compactMap { $0 }.max() ?? -1) + 1
  }

  /// Appends a unit whose identity is plain, and is none outside the classification.
  ///
  /// - Returns: whether it was; nothing is appended where the unit is to be read with care.
  @inline(__always)
  mutating func append(
    _ record: CutRecord, _ identity: PlainIdentity, number: Int, to part: inout CollectedPart, _ rows: inout FigureRows
  ) -> Bool {
    guard let field = format.regionField, let region = format.county(record.field(field)), setFigures(record, &rows)
    else { return false }
    rows.endRow()
    let category = identity.category < 0 ? nil : format.context.categories.rows[Int(identity.category)]
    part.keys.append(.init(key: identity.key, record: UInt32(truncatingIfNeeded: number)))
    part.table.places.append(RecordPlace(file: format.number, record: number))
    part.table.sources.append(UInt8(format.file.source))
    part.table.regions.append(region)
    part.table.industries.append(.code(identity.industry))
    part.table.categoryIndustries.append(category?.industry)
    if let category { part.table.categories.append(category.code) } else { part.table.categories.appendEmpty() }
    part.table.packs.append(format.pack)
    part.table.statuses.append(identity.fate == .aside ? .aside : .accepted)
    appendTexts(record, readsActivity: identity.fate == .byTexts || identity.fate == .aside, to: &part.table)
    return true
  }

  /// - Returns: whether all figures are plain.
  @inline(__always)
  private func setFigures(_ record: CutRecord, _ rows: inout FigureRows) -> Bool {
    for place in format.plainFigures.indices {
      let figure = format.plainFigures[place]
      guard let value = FigureReader.readPlain(record.field(figure.field), figure) else { return false }
      rows.set(value, inColumn: place)
    }
    for place in format.plainFigures.count..<format.figureColumns.count {
      rows.set(UnitTable.missing, inColumn: place)
    }
    return true
  }

  private mutating func appendTexts(_ record: CutRecord, readsActivity: Bool, to table: inout UnitTable) {
    // A plain identifier is of digits and capitals.
    if let field = format.unitIDField {
      table.unitIDs.append(record.field(field).span)
    } else {
      table.unitIDs.appendEmpty()
    }
    append(record, format.unitNameField, isInk: true, to: &table.names)
    append(record, readsActivity ? format.mainActivityField : nil, isInk: false, to: &table.mainActivities)
    append(record, readsActivity ? format.businessScopeField : nil, isInk: false, to: &table.businessScopes)
    append(record, readsActivity ? format.mainProductsField : nil, isInk: false, to: &table.mainProducts)
  }

  /// - Parameter isInk: whether the text is known to begin and end with no blank, and not to be what the form calls blank,
  ///   as a plain identity is.
  private mutating func append(_ record: CutRecord, _ field: Int?, isInk: Bool, to column: inout TextColumn) {
    guard let field else { return column.appendEmpty() }
    let bytes = record.field(field).span
    if isInk, isUTF8 { return column.append(bytes) }
    text.removeAll(keepingCapacity: true)
    decoder.append(bytes, to: &text)
    let trimmed = text.span.extracting(FieldText.trimmedRange(text.span))
    if format.isBlank(trimmed) { column.appendEmpty() } else { column.append(trimmed) }
  }
}
