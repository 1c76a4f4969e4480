internal import RecordReaders

extension RecordBatch {
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
