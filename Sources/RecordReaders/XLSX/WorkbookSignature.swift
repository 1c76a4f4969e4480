/// What the first bytes say: workbooks are often sent where a text is expected, and the other way round.
enum WorkbookSignature {
  private static let archives: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]
  /// OLE2: .xls, and the wrapping of an encrypted .xlsx.
  private static let legacy: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// - Throws: ``ReadingError`` where a file that should be text begins like a workbook.
  static func refuse(in head: some Sequence<UInt8>, file: String) throws(ReadingError) {
    if (archives + [legacy]).contains(where: { head.starts(with: $0) }) {
      throw ReadingError(file: file, problem: .workbookForText)
    }
  }

  /// - Throws: ``ReadingError`` where a file that should be a workbook does not begin like one.
  static func require(file: String) throws(ReadingError) {
    var head: [UInt8] = []
    guard try FileByteStream(file: file).read(into: &head, limit: 4) > 0 else {
      throw ReadingError(file: file, problem: .empty)
    }
    if head == legacy { throw ReadingError(file: file, problem: .workbook(.legacyOrEncrypted)) }
    guard archives.contains(head) else { throw ReadingError(file: file, problem: .workbook(.notAWorkbook)) }
  }
}
