import Testing

@testable import RecordReaders

@Suite struct RecordBatchTests {
  @Test func fieldsAreRangesOfOneBuffer() throws {
    var batch = RecordBatch(encoding: .utf8)
    append("ab", to: &batch)
    append("", to: &batch)
    batch.endRecord()
    batch.endRecord()
    append("c", to: &batch)
    batch.endRecord()
    #expect(batch.count == 3)
    #expect((0..<3).map(batch.fieldCount(ofRecord:)) == [2, 0, 1])
    #expect(batch.bytes == Array("abc".utf8))
    #expect(batch.range(ofField: 1, record: 0) == 2..<2)
    #expect(batch.range(ofField: 0, record: 2) == 2..<3)
  }

  private func append(_ text: String, to batch: inout RecordBatch) {
    Array(text.utf8).withUnsafeBufferPointer { batch.appendField($0) }
  }
}
