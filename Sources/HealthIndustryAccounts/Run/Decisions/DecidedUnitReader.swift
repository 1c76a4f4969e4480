/// Finds out which unit a row of a filled sheet is about.
///
/// Spreadsheets turn identifiers of digits alone into numbers: zeros in front are lost, and of 18 digits only 15 stay. The
/// check code (核对码) holds the identifier in a form that they leave alone; where the sheet has it, the identifier is taken
/// from there, and that in its own column must not contradict it.
struct DecidedUnitReader {
  /// What a row says of its unit.
  struct Reading {
    let unit: ApprovedDecision.Unit
    /// As reports name it.
    let id: String
    let fingerprint: UnitFingerprint?
    /// Whether the identifier's own column had lost it.
    let isRecovered: Bool
  }

  /// A source by name, and whether its identifiers are its own serial numbers.
  struct Source {
    let id: String
    let isSerial: Bool
  }

  let sources: [Source]

  /// - Parameter fault: told what is wrong where the unit is not known.
  func read(id text: String, checkCode: String, fault: (String) -> Void) -> Reading? {
    let id = FieldText.identifier(text)
    guard !checkCode.isEmpty else { return read(id: id, text, fault: fault) }
    guard let code = CheckCode(FieldText.code(checkCode)) else {
      fault(
        "核对码 \"\(checkCode)\" is not as the review sheet had it; copy it from there. Where the unit is sure and its later "
          + "changes do not matter, clear the cell")
      return nil
    }
    guard let (unit, shown) = self.unit(code.unit, fault: fault) else { return nil }
    let isDamaged = id.isEmpty || Self.isDamaged(id, original: shown)
    guard id == shown || isDamaged else {
      fault(
        "单位标识码 \"\(text)\" and 核对码 \"\(checkCode)\" are of two units; expected one row of the review sheet. If only some "
          + "of its columns were sorted, begin again from the sheet as it was")
      return nil
    }
    return Reading(unit: unit, id: code.unit, fingerprint: code.fingerprint, isRecovered: isDamaged)
  }

  private func read(id: String, _ text: String, fault: (String) -> Void) -> Reading? {
    guard !id.isEmpty else {
      fault("单位标识码 is empty, and so is 核对码; expected the unit's identifier")
      return nil
    }
    if SpreadsheetNumber.isScientific(id) {
      fault(
        "单位标识码 \"\(text)\": the spreadsheet has turned the identifier into a number and lost its end; format the column "
          + "as text and type it again, or copy the row's 核对码 from the review sheet")
      return nil
    }
    guard let (unit, shown) = unit(id, fault: fault) else { return nil }
    return Reading(unit: unit, id: shown, fingerprint: nil, isRecovered: false)
  }

  /// The unit of an identifier, or of `source:number`, with the identifier as the sheet's own column has it.
  private func unit(_ text: String, fault: (String) -> Void) -> (ApprovedDecision.Unit, String)? {
    if let mark = text.firstIndex(of: ":") {
      let number = String(text[text.index(after: mark)...])
      let name = FieldText.identifier(String(text[..<mark]))
      if let source = sources.firstIndex(where: { FieldText.identifier($0.id) == name && $0.isSerial }),
        let identifier = UnitIdentifier(number, kind: .serial)
      {
        return (.init(identifier, source: source), number)
      }
    } else if let identifier = UnitIdentifier(text, kind: .registry) {
      guard identifier.hasValidCheckCharacter != false || !SpreadsheetNumber.hasLostItsEnd(text) else {
        fault(
          "单位标识码 \"\(text)\" ends in zeros and its check character is wrong: a spreadsheet keeps 15 digits of a number; "
            + "format the column as text and type it again, or copy the row's 核对码 from the review sheet")
        return nil
      }
      return (.init(identifier, source: 0), text)
    }
    let serial = sources.filter(\.isSerial).map { "\($0.id):NUMBER" }
    fault(
      "单位标识码 \"\(text)\" is no identifier; expected 18, 9, 22, 15 or 12 digits and capitals"
        + (serial.isEmpty ? "" : ", or a list's own number as \(serial.joined(separator: ", "))"))
    return nil
  }

  /// Whether a spreadsheet may have made the text out of the identifier.
  private static func isDamaged(_ text: String, original: String) -> Bool {
    if SpreadsheetNumber.isScientific(text) { return true }
    guard text.utf8.allSatisfy(\.isDigit), original.utf8.allSatisfy(\.isDigit) else {
      return false
    }
    let zeros = original.prefix { $0 == "0" }
    let isWithoutZeros = !zeros.isEmpty && text == original.dropFirst(zeros.count)
    // The fifteenth digit may have been rounded up.
    return isWithoutZeros
      || text.utf8.count == original.utf8.count && SpreadsheetNumber.hasLostItsEnd(text)
        && text.prefix(14) == original.prefix(14)
  }
}
