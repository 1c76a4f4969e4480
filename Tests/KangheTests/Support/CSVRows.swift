/// The rows of a small published CSV file, by column name.
enum CSVRows {
  static func read(_ path: String) throws -> [[String: String]] {
    let text = try TextFile.read(path)
    let records = parse(text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text)
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// RFC 4180, on bytes: a Character would take CR LF for one.
  static func parse(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll()
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""):
        // The second of two quotes opens the field again: the first is then part of the text.
        if !isQuoted, !field.isEmpty { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endField()
      case UInt8(ascii: "\r") where !isQuoted: break
      case UInt8(ascii: "\n") where !isQuoted:
        endField()
        records.append(fields)
        fields.removeAll()
      default: field.append(byte)
      }
    }
    return records
  }
}
