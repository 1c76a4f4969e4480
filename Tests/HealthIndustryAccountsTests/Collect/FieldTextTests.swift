import Testing

@testable import HealthIndustryAccounts

@Suite struct FieldTextTests {
  @Test(arguments: [
    ("", ""), ("8411", "8411"), (" \t8411\r\n ", "8411"), ("８４１１", "8411"), ("　８４１１　", "8411"), ("\u{A0}A\u{A0}", "A"),
    ("Ｑ８４１１", "Q8411"), ("营业收入\u{FF08}千元\u{FF09}", "营业收入(千元)"), ("－１２．５", "-12.5"), ("１\u{FF0C}２３４", "1,234"),
    ("昆明　市", "昆明 市"), ("…", "…"), ("—", "—"), ("　", ""), ("～", "~"), ("é", "é"), ("。", "。"), ("ｱ", "ｱ"),
  ])
  func codes(text: String, expected: String) {
    #expect(FieldText.code(text) == expected)
  }

  @Test(arguments: [("当年\n折旧", "当年折旧"), (" 当年\r\n折旧\n", "当年折旧"), ("资产\u{FF08}元\u{FF09}", "资产(元)"), ("a b", "a b")])
  func columnNames(text: String, expected: String) {
    #expect(FieldText.columnName(text) == expected)
  }

  @Test(arguments: [
    ("91330100-799655058b", "91330100799655058B"), ("９１３３０１００ ７９９６５５０５８Ｂ", "91330100799655058B"),
    (" 71526726-x ", "71526726X"), ("9133 0100 7996 5505 8B", "91330100799655058B"), ("ma6hxc17x", "MA6HXC17X"),
    ("", ""),
  ])
  func identifiers(text: String, expected: String) {
    #expect(FieldText.identifier(text) == expected)
  }

  @Test(arguments: [("　昆明(某)医院 \n", "昆明(某)医院"), ("Ａ", "Ａ"), ("\u{A0} ", ""), ("a b", "a b")])
  func namesAreOnlyTrimmed(text: String, expected: String) {
    #expect(FieldText.trimmed(text) == expected)
  }
}
