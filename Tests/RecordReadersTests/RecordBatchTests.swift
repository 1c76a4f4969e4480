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
    // Behind each field stands a byte for its end, as a separator does in a file.
    #expect(batch.bytes == Array("ab\n\nc\n".utf8))
    #expect(batch.range(ofField: 0, record: 0) == 0..<2)
    #expect(batch.range(ofField: 1, record: 0) == 3..<3)
    #expect(batch.range(ofField: 0, record: 2) == 4..<5)
  }

  private func append(_ text: String, to batch: inout RecordBatch) {
    Array(text.utf8).withUnsafeBufferPointer { batch.appendField($0) }
  }
}
