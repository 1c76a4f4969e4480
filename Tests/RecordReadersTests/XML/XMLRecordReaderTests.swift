import Testing

@testable import RecordReaders

@Suite struct XMLRecordReaderTests {
  private let folder = TemporaryFolder()

  // MARK: - Records and fields

  @Test func prefixesAreTheDefinitionsOwn() throws {
    let layout = try XMLRecordLayout(
      recordPath: "/r:registry/r:unit", fieldPaths: ["@year", "r:name", "f:sums/f:income"],
      namespaces: ["r": "urn:r", "f": "urn:f"])
    let xml = """
      <x:registry xmlns:x="urn:r" xmlns:f="urn:other">
        <x:unit year="2021"><x:name>甲</x:name><y:sums xmlns:y="urn:f"><y:income>1</y:income></y:sums></x:unit>
        <unit xmlns="urn:r" year="2020"><name>乙</name><f:sums><f:income>2</f:income></f:sums></unit>
        <unit year="2019"><name>丙</name></unit>
      </x:registry>
      """
    #expect(try read(xml, layout) == [["2021", "甲", "1"], ["2020", "乙", ""]])
  }

  @Test func attributesOfTheRecordAndOfItsElements() throws {
    let xml = #"<r><u id="7"><a code="x">text</a></u><u><a>only</a></u></r>"#
    #expect(try read(xml, fields: ["@id", "a/@code", "a"]) == [["7", "x", "text"], ["", "", "only"]])
  }

  @Test func cdataAndPredefinedEntitiesAreText() throws {
    let xml = #"<r><u><a>1 &lt; 2 &amp;&#x4E2D;<![CDATA[<b>&amp;]]>!</a><b v="&quot;&lt;&#20013;"/></u></r>"#
    #expect(try read(xml, fields: ["a", "b/@v"]) == [["1 < 2 &中<b>&amp;!", "\"<中"]])
  }

  @Test func anAmpersandInAnAttributeIsOneCharacter() throws {
    try #expect(read(#"<r><u id="R&amp;D"/></r>"#, fields: ["@id"]) == [["R&D"]])
  }

  @Test func textOfElementsThatNoPathNamesIsLeftOut() throws {
    let xml = "<r>x<u>y<a>1<c>skip</c>2</a><d><e>deep</e><a>not this one</a></d></u></r>"
    #expect(try read(xml, fields: ["a", "d/e"]) == [["12", "deep"]])
  }

  @Test func absentFieldsAreEmptyAndDoNotKeepTheLastRecordsText() throws {
    let xml = "<r><u><a>1</a><b>2</b></u><u><b>3</b></u><u/></r>"
    #expect(try read(xml, fields: ["a", "b"]) == [["1", "2"], ["", "3"], ["", ""]])
  }

  @Test func fieldsThatNoRecordHasAreToldAtTheEnd() throws {
    let reader = try reader("<r><a/><u><b/></u><u><c>1</c></u></r>", fields: ["a", "b", "c", "@d", "c/d"])
    while try reader.next() != nil {}
    #expect(reader.absentFields == [0, 3, 4])
  }

  @Test func recordsElsewhereAreNone() throws {
    let xml = "<r><s><u><a>no</a></u></s><u><a>yes</a><u><a>inner</a></u></u><q/><u><a>too</a></u></r>"
    #expect(try read(xml, fields: ["a"]) == [["yes"], ["too"]])
  }

  @Test func aRepeatedFieldIsReported() throws {
    let xml = "<r><u><a>1</a></u><u><a>1</a><b/><a>2</a></u></r>"
    let reader = try reader(xml, fields: ["b", "a"])
    let batch = try #require(try reader.next())
    #expect(batch.repetitions.map(\.record) == [1])
    #expect(batch.repetitions.map(\.field) == [1])
  }

  @Test func theSameAttributeAndElementNameAreTwoFields() throws {
    let reader = try reader(#"<r><u a="1"><a>2</a></u></r>"#, fields: ["@a", "a"])
    let batch = try #require(try reader.next())
    #expect(batch.allRecords == [["1", "2"]])
    #expect(batch.repetitions.isEmpty)
  }

  @Test func manyRecordsComeInSeveralBatches() throws {
    let units = (1...20_000).map { "<u><a>\($0)</a><b>昆明市五华区某某街道第\($0)号</b></u>\n" }.joined()
    let reader = try reader("<r>\n\(units)</r>", fields: ["a", "b"])
    var sizes: [Int] = []
    var records: [[String]] = []
    while let batch = try reader.next() {
      sizes.append(batch.count)
      records += batch.allRecords
    }
    #expect(sizes.count > 2)
    #expect(records.count == 20_000)
    #expect(records.map { $0[0] } == (1...20_000).map(String.init))
    #expect(records[12_344] == ["12345", "昆明市五华区某某街道第12345号"])
  }

  @Test func longRecordsComeInBatchesOfAMebibyte() throws {
    let text = String(repeating: "x", count: 100 << 10)
    let reader = try reader(
      "<r>" + (1...30).map { "<u><a>\($0)</a><b>\(text)</b></u>" }.joined() + "</r>", fields: ["a", "b"])
    var numbers: [String] = []
    while let batch = try reader.next() {
      #expect(batch.bytes.count < 5 << 18)
      numbers += batch.allRecords.map { $0[0] }
    }
    #expect(numbers == (1...30).map(String.init))
  }

  @Test func bytesAreCountedOnce() throws {
    let reader = try reader("<r><u><a>1</a></u></r>", fields: ["a"])
    _ = try reader.next()
    // The first four bytes were read to find the encoding.
    #expect([18, 22].contains(reader.takeByteCount()))
    #expect(reader.takeByteCount() == 0)
  }

  // MARK: - Random documents

  @Test func randomDocumentsAreReadAsTheyWereMade() throws {
    var random = SeededGenerator(seed: 29)
    let layout = try RandomXML.layout
    let disagreements = try (0..<400).compactMap { _ in
      let document = RandomXML.make(&random)
      return try document.disagreement(layout, pieces: [document.bytes])
    }
    #expect(disagreements.shortest == nil)
  }

  @Test func whereAPieceEndsChangesNothing() throws {
    var random = SeededGenerator(seed: 31)
    let layout = try RandomXML.layout
    var disagreements: [String] = []
    for _ in 0..<30 {
      let document = RandomXML.make(&random)
      let bytes = document.bytes
      guard bytes.count < 500 else { continue }
      for end in 4...bytes.count {
        let pieces = [Array(bytes[..<4]), Array(bytes[4..<end]), Array(bytes[end...])]
        disagreements += try document.disagreement(layout, pieces: pieces).map { [$0] } ?? []
      }
      disagreements +=
        try document.disagreement(layout, pieces: [Array(bytes[..<4])] + bytes[4...].map { [$0] }).map { [$0] } ?? []
    }
    #expect(disagreements.shortest == nil)
  }

  // MARK: - Encodings

  @Test func gb18030IsReadWhereItIsDeclared() throws {
    // <a>昆明</a>
    let xml: [UInt8] =
      Array(#"<?xml version="1.0" encoding="GB18030"?><r><u><a>"#.utf8) + [0xC0, 0xA5, 0xC3, 0xF7]
      + Array("</a></u></r>".utf8)
    #expect(try read(bytes: xml, fields: ["a"]) == [["昆明"]])
  }

  @Test func utf16WithMark() throws {
    let xml = [0xFF, 0xFE] + "<r><u><a>昆明</a></u></r>".utf16Bytes()
    #expect(try read(bytes: xml, fields: ["a"]) == [["昆明"]])
  }

  @Test func utf8WithMark() throws {
    #expect(try read(bytes: [0xEF, 0xBB, 0xBF] + Array("<r><u><a>中</a></u></r>".utf8), fields: ["a"]) == [["中"]])
  }

  @Test func brokenUTF8IsRefused() throws {
    let path = try folder.write(Array("<r>\n<u><a>".utf8) + [0xC0, 0xA5] + Array("</a></u></r>".utf8))
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.line == 2)
    #expect(isXMLError(error))
  }

  // MARK: - What is refused

  @Test func aTruncatedDocumentNamesLineAndPath() throws {
    let path = try folder.write("<r>\n  <u><a>1</a></u>\n  <u>\n    <a>2")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .xmlEndsTooEarly)
    #expect(error?.line == 4)
    #expect(error?.path == "/r/u/a")
  }

  /// What stands behind the root is no sign of a cut file, and a fault before the end is told as what it is.
  @Test(arguments: ["<r><u><a>1</a></u></r><r/>", "<r><u><a>1</b></u></r>"])
  func otherFaultsAreNotTakenForACut(text: String) throws {
    let path = try folder.write(text)
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(isXMLError(error))
  }

  @Test(arguments: ["单位,代码\n甲,1\n", "{\"r\": 1}"]) func whatIsNoXMLIsCalledSo(text: String) throws {
    let path = try folder.write(text)
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .notXML)
  }

  @Test func aWrongEndTagNamesLineAndPath() throws {
    let path = try folder.write("<r>\n<u>\n<a>1</b></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(isXMLError(error))
    #expect(error?.line == 3)
    #expect(error?.path == "/r/u/a")
  }

  @Test func textBehindTheRootIsRefused() throws {
    let path = try folder.write("<r><u><a>1</a></u></r>more")
    #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
  }

  @Test func billionLaughsIsRefusedAtItsFirstEntity() throws {
    let path = try folder.write(
      """
      <!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
      <r><u><a>&c;</a></u></r>
      """)
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .entityDeclared(name: "a"))
  }

  @Test func anExternalEntityIsRefusedAndItsFileNotRead() throws {
    let secret = try folder.write("secret", as: "secret.txt")
    let path = try folder.write("<!DOCTYPE r [<!ENTITY x SYSTEM \"\(secret)\">]>\n<r><u><a>&x;</a></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .entityDeclared(name: "x"))
  }

  @Test func aParameterEntityIsRefused() throws {
    let secret = try folder.write("<!ENTITY y \"z\">", as: "secret.dtd")
    let path = try folder.write("<!DOCTYPE r [<!ENTITY % p SYSTEM \"\(secret)\"> %p;]>\n<r><u><a>1</a></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .entityDeclared(name: "p"))
  }

  @Test func anExternalDTDIsNotReadAndItsEntitiesAreRefused() throws {
    let dtd = try folder.write("<!ENTITY y \"z\">", as: "outer.dtd")
    let path = try folder.write("<!DOCTYPE r SYSTEM \"\(dtd)\">\n<r><u><a>1&y;2</a></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(isXMLError(error))
  }

  @Test func aDoctypeWithoutEntitiesIsAccepted() throws {
    let xml = "<!DOCTYPE r [<!ELEMENT r ANY><!ATTLIST u id CDATA #IMPLIED>]>\n<r><u id=\"1\"><a>2</a></u></r>"
    #expect(try read(xml, fields: ["@id", "a"]) == [["1", "2"]])
  }

  @Test func anUndeclaredEntityIsRefused() throws {
    let path = try folder.write("<r><u><a>&nbsp;</a></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(isXMLError(error))
  }

  @Test func aFieldOverOneMebibyteIsRefused() throws {
    let path = try folder.write("<r>\n<u><a>" + String(repeating: "x", count: (1 << 20) + 1) + "</a></u></r>")
    let error = #expect(throws: ReadingError.self) { try self.readToEnd(path, fields: ["a"]) }
    #expect(error?.problem == .fieldTooLong(limit: 1_048_576))
    #expect(error?.line == 2)
    #expect(error?.path == "/r/u/a")
  }

  @Test func aFieldOfOneMebibytePasses() throws {
    let text = String(repeating: "x", count: 1 << 20)
    #expect(try read("<r><u><a>\(text)</a></u></r>", fields: ["a"]) == [[text]])
  }

  @Test func noRecordAtThePathIsAnError() throws {
    let path = try folder.write("<r><v/></r>")
    #expect(throws: ReadingError(file: path, problem: .recordPathAbsent("/r/u"))) {
      try self.readToEnd(path, fields: ["a"])
    }
  }

  @Test func anEmptyFileIsRefused() throws {
    let path = try folder.write("")
    #expect(throws: ReadingError(file: path, problem: .empty)) { try self.readToEnd(path, fields: ["a"]) }
  }

  // MARK: - Helpers

  private func isXMLError(_ error: ReadingError?) -> Bool {
    if case .xmlError = error?.problem { true } else { false }
  }

  private func reader(_ xml: String, fields: [String]) throws -> XMLRecordReader {
    let layout = try XMLRecordLayout(recordPath: "/r/u", fieldPaths: fields, namespaces: [:])
    return try XMLRecordReader(path: folder.write(xml), layout: layout)
  }

  private func read(_ xml: String, fields: [String]) throws -> [[String]] {
    try read(bytes: Array(xml.utf8), fields: fields)
  }

  private func read(bytes: [UInt8], fields: [String]) throws -> [[String]] {
    try records(
      folder.write(bytes), XMLRecordLayout(recordPath: "/r/u", fieldPaths: fields, namespaces: [:]))
  }

  private func read(_ xml: String, _ layout: XMLRecordLayout) throws -> [[String]] {
    try records(folder.write(xml), layout)
  }

  private func readToEnd(_ path: String, fields: [String]) throws {
    _ = try records(path, XMLRecordLayout(recordPath: "/r/u", fieldPaths: fields, namespaces: [:]))
  }

  private func records(_ path: String, _ layout: XMLRecordLayout) throws -> [[String]] {
    let reader = try XMLRecordReader(path: path, layout: layout)
    var records: [[String]] = []
    while let batch = try reader.next() { records += batch.allRecords }
    return records
  }
}
