import Testing

@testable import HealthIndustryAccounts

@Suite struct CSVRecordTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["", ""], ",\n"), (["a,b"], "\"a,b\"\n"), (["a\"b"], "\"a\"\"b\"\n"),
    (["a\nb", "c"], "\"a\nb\",c\n"), (["a\rb"], "\"a\rb\"\n"), ([" a "], " a \n"), (["昆明"], "昆明\n"),
  ])
  func textsAreQuotedWhereNeeded(fields: [String], expected: String) {
    #expect(line { $0.add(fields) } == expected)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1\n"), ("@x", "'@x\n"), ("+86 871", "'+86 871\n"), ("-x", "'-x\n"), ("-1.5", "-1.5\n"),
    ("+1", "+1\n"),
    ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"\n"), ("a=1", "a=1\n"),
  ])
  func whatASpreadsheetWouldRunIsText(field: String, expected: String) {
    #expect(line { $0.add(field) } == expected)
  }

  @Test(
    arguments: [
      (0, 4, "0\n"), (15_000, 4, "1.5\n"), (-1, 4, "-0.0001\n"), (10_000, 4, "1\n"), (-120, 0, "-120\n"),
      (5, 10, "0.0000000005\n"),
    ] as [(Int128, Int, String)])
  func figures(value: Int128, scale: Int, expected: String) {
    #expect(line { $0.add(value, scale: scale) } == expected)
  }

  @Test func fieldsAndRecordsFollowEachOther() {
    let text = line {
      $0.add("a")
      $0.addEmpty()
      $0.add(25, scale: 1)
      $0.end()
      $0.addEmpty()
      $0.add("b")
    }
    #expect(text == "a,,2.5\n,b\n")
  }

  private func line(_ body: (inout CSVRecord) -> Void) -> String {
    var record = CSVRecord()
    body(&record)
    record.end()
    return String(decoding: record.bytes, as: UTF8.self)
  }
}
