import Testing

@testable import HealthIndustryAccounts

@Suite struct ColumnBindingTests {
  @Test func columnsAreFoundByAnyAliasInAnyOrder() throws {
    let binding = try ColumnBinding(
      header: ["收入", "名称", "其他", "代码"], form: form(), file: "a.csv")
    #expect(binding.fields == [.unitID: 3, .unitName: 1])
    #expect(binding.variables == [0])
    #expect(binding.fieldCount == 4)
  }

  @Test func fullWidthMarksAndBlanksDoNotMatter() throws {
    let binding = try ColumnBinding(header: [" 代码", "名称　", "营业收入\u{FF08}千元\u{FF09}"], form: form(), file: "a.csv")
    #expect(binding.fields == [.unitID: 0, .unitName: 1])
    #expect(binding.variables == [2])
  }

  /// Excel breaks long heads into lines; in CSV the break is inside quotes.
  @Test(arguments: ["收\n入", "收\r\n入", "\n收\r入 "]) func lineBreaksInAHeadDoNotMatter(head: String) throws {
    let binding = try ColumnBinding(header: ["代码", "名称", head], form: form(), file: "a.csv")
    #expect(binding.variables == [2])
  }

  @Test func aHeadIsQuotedOnOneLine() {
    let error = #expect(throws: CollectionError.self) {
      try ColumnBinding(header: ["代码", "名\n称", "收入", "收\n入"], form: self.form(), file: "a.csv")
    }
    #expect(error?.problems == [.duplicate(field: "营业收入", columns: ["收入", "收入"])])
    #expect(error?.description.contains("\n") == false)
  }

  @Test func everyMissingAndRepeatedColumnIsNamed() {
    let error = #expect(throws: CollectionError.self) {
      try ColumnBinding(header: ["代码", "收入", "营业收入(千元)"], form: self.form(), file: "inbox/a.csv")
    }
    #expect(
      error?.problems == [
        .missing(field: "unitName", aliases: ["名称", "单位名称"]), .duplicate(field: "营业收入", columns: ["收入", "营业收入(千元)"]),
      ])
    #expect(
      error?.description
        == "inbox/a.csv:1: column for \"unitName\" is missing; expected one of \"名称\", \"单位名称\"; column for \"营业收入\" is "
        + "there 2 times: \"收入\", \"营业收入(千元)\"; keep one. Found \"代码\", \"收入\", \"营业收入(千元)\". Correct the header, or add "
        + "the column name to the aliases of form 测试 2021.")
  }

  @Test func aFirstRecordInPlaceOfTheHeaderIsNotQuoted() {
    let error = #expect(throws: CollectionError.self) {
      try ColumnBinding(header: ["91330100799655058B", "某医院"], form: self.form(), file: "a.csv")
    }
    #expect(error?.description.contains("某医院") == false)
    #expect(error?.problems.count == 3)
  }

  @Test func theSameColumnTwiceIsADuplicate() {
    let error = #expect(throws: CollectionError.self) {
      try ColumnBinding(header: ["代码", "名称", "收入", "名称"], form: self.form(), file: "a.csv")
    }
    #expect(error?.problems == [.duplicate(field: "unitName", columns: ["名称", "名称"])])
  }

  private func form() -> FormDefinition {
    FormDefinition(
      id: "测试", year: 2021, validity: 2019...2023, format: .csv, amountUnit: .thousandYuan, formulas: nil,
      textBlanks: [:],
      fields: [
        .init(
          role: .unitID, location: .column(aliases: ["代码"]), isRequired: true, identifierKind: .unified,
          isOfEarlierEdition: false),
        .init(
          role: .unitName, location: .column(aliases: ["名称", "单位名称"]), isRequired: true, identifierKind: nil,
          isOfEarlierEdition: false),
      ],
      variables: [
        .init(
          variable: 0, name: "营业收入", location: .column(aliases: ["收入", "营业收入(千元)"]), scale: 7, isReversed: false,
          blanks: [:])
      ], notCollected: [])
  }
}
