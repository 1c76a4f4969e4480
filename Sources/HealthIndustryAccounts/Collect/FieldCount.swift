internal import RecordReaders

extension RecordBatch {
  /// Whether a record holds nothing but delimiters. One that the file ends within may have been cut, and is told as such.
  func isBlank(_ record: Int, headerCount: Int) -> Bool {
    (0..<fieldCount(ofRecord: record)).allSatisfy { range(ofField: $0, record: record).isEmpty }
      && !endsFile(inRecord: record, of: headerCount)
  }

  /// What is wrong with a record whose number of fields is not the header's, and what was found.
  ///
  /// - Parameter expected: number of the header's fields.
  func fieldCountFault(ofRecord record: Int, expected: Int) -> (kind: FindingKind, found: String) {
    (
      endsFile(inRecord: record, of: expected) ? .fileEndsInRecord : .fieldCount,
      "\(fieldCount(ofRecord: record)) 个字段，表头 \(expected) 个"
    )
  }
}
