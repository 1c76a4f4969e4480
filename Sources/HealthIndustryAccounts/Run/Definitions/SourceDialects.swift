internal import RecordReaders

extension SourceDefinition {
  /// Whether the readers know an encoding of this name.
  static func isEncoding(_ name: String) -> Bool { TextEncoding(named: name) != nil }

  /// Whether the readers know a delimiter of this name.
  static func isDelimiter(_ name: String) -> Bool { CSVDialect.Delimiter(named: name) != nil }
}
