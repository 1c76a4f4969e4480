import Testing

@testable import HealthIndustryAccounts

@Suite struct CSVRecordTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["", ""], ",\n"), (["a,b"], "\"a,b\"\n"), (["a\"b"], "\"a\"\"b\"\n"),
    (["a\nb", "c"], "\"a\nb\",c\n"), (["a\rb"], "\"a\rb\"\n"), ([" a "], " a \n"), (["昆明"], "昆明\n"),
    (["种植;销售", "a"], "\"种植;销售\",a\n"), (["a\tb"], "\"a\tb\"\n"), (["2021:3.5"], "2021:3.5\n"),
    (["药品零售,共三项商品的销售"], "\"药品零售,共三项商品的销售\"\n"), (["药品零售及其他商品的销售;"], "\"药品零售及其他商品的销售;\"\n"),
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

  @Test func fieldsAndRecordsFollowEachOther() {
    let text = line {
      $0.add("a")
      $0.add("")
      $0.addDecimals(3) { writer in
        writer.append(25, unit: 10)
        writer.separate(2)
        writer.append(ExactSum.one)
      }
      $0.add(-7)
      $0.end()
      $0.add("")
      $0.add(fields: "b,\"c\"".utf8.span)
    }
    #expect(text == "a,,2.5,,1,-7\n,b,\"c\"\n")
  }

  /// What needs quotes, or would run, may show only when all pieces stand together.
  @Test(
    arguments: [
      (["规则 ", "7452"], "a,规则 7452,b\n"), (["药品,", "器械"], "a,\"药品,器械\",b\n"), (["=", "1"], "a,'=1,b\n"),
      (["含“", "a\"b", "”"], "a,\"含“a\"\"b”\",b\n"), ([], "a,,b\n"), (["-1", ".5"], "a,-1.5,b\n"),
    ] as [([String], String)])
  func aTextOfPiecesIsOneField(pieces: [String], expected: String) {
    let text = line {
      $0.add("a")
      let start = $0.beginText()
      for piece in pieces { $0.write(piece) }
      $0.endText(from: start)
      $0.add("b")
    }
    #expect(text == expected)
  }

  private func line(_ body: (inout CSVRecord) -> Void) -> String {
    var record = CSVRecord()
    body(&record)
    record.end()
    return String(decoding: record.bytes, as: UTF8.self)
  }
}
