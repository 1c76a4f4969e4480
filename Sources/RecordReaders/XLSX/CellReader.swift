/// Turns what stands in a cell into the text that a person sees.
struct CellReader {
  let strings: SharedStrings
  let formats: CellFormats
  let countsFrom1904: Bool
  let limits: XLSXLimits

  /// Appends the text of a cell; none where it is blank.
  func append(_ cell: SheetCell, _ value: [UInt8], to text: inout [UInt8]) throws(WorkbookProblem) {
    if cell.hasFormula, !cell.hasValue || value.isEmpty && cell.kind != .formulaText { throw .formulaWithoutValue }
    guard cell.hasValue else { return }
    switch cell.kind {
    case .shared: try appendShared(value, to: &text)
    case .inline, .formulaText:
      let start = text.count
      text.append(contentsOf: value)
      EscapedCharacters.undo(in: &text, from: start)
    case .boolean: text.append(contentsOf: (value == [UInt8(ascii: "0")] ? "FALSE" : "TRUE").utf8)
    case .error: throw .errorValue(String(decoding: value, as: UTF8.self))
    case .number: try appendNumber(value, cell.format, to: &text)
    case .date: text.append(contentsOf: Self.day(value))
    }
    if value.count > limits.cellBytes { throw .cellTooLong(limit: limits.cellBytes) }
  }

  private func appendShared(_ value: [UInt8], to text: inout [UInt8]) throws(WorkbookProblem) {
    var number = value.isEmpty ? strings.count : 0
    for byte in value {
      guard (0x30...0x39).contains(byte), number < strings.count else {
        number = strings.count
        break
      }
      number = number * 10 + Int(byte - 0x30)
    }
    guard number < strings.count else {
      throw .stringAbsent(index: String(decoding: value, as: UTF8.self), count: strings.count)
    }
    strings.append(number, to: &text)
  }

  private func appendNumber(_ value: [UInt8], _ format: Int, to text: inout [UInt8]) throws(WorkbookProblem) {
    let start = value.first.map(isBlank) == true ? value.firstIndex { !isBlank($0) } ?? value.count : 0
    let end = value.last.map(isBlank) == true ? (value.lastIndex { !isBlank($0) } ?? -1) + 1 : value.count
    guard start < end else { return }
    let shown = try formats.numberFormat(ofFormat: format)
    if case .date(let pattern) = shown {
      text.append(contentsOf: try date(value[start..<end], pattern).utf8)
      return
    }
    guard CellNumber.append(value[start..<end], to: &text) != nil else {
      throw .numberUnreadable(String(decoding: value, as: UTF8.self))
    }
    // A sheet that shows 1234.6 in the place of 12345678 was checked as 1234.6: neither is taken for the other.
    if case .scaled(let code) = shown { text.append(contentsOf: " [\(code)]".utf8) }
  }

  private func isBlank(_ byte: UInt8) -> Bool { ASCII.isBlank(byte) || ASCII.isLineBreak(byte) }

  private func date(_ value: ArraySlice<UInt8>, _ pattern: DatePattern) throws(WorkbookProblem) -> String {
    let text = String(decoding: value, as: UTF8.self)
    guard let number = Double(text) else { throw .numberUnreadable(text) }
    guard let date = SerialDate(number, countsFrom1904: countsFrom1904) else { throw .dateUnreadable(text) }
    return pattern == .date ? date.date : date.time(countsFrom1904: countsFrom1904)
  }

  /// A day alone is written as it is where dates are numbers.
  private static func day(_ value: [UInt8]) -> ArraySlice<UInt8> {
    let midnight = value.dropFirst(10)
    let isDay = ["T00:00:00", "T00:00:00Z", "T00:00:00.000", "T00:00:00.000Z"].contains {
      midnight.elementsEqual($0.utf8)
    }
    return isDay ? value.prefix(10) : value[...]
  }
}
