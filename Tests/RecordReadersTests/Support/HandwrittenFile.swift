import Testing

@testable import RecordReaders

/// A small comma-separated file, and what must become of it.
struct HandwrittenFile: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let records: [[String]]

  init(_ description: String, _ text: String, _ records: [[String]]) {
    testDescription = description
    self.text = text
    self.records = records
  }

  static let readable = [
    HandwrittenFile(
      "quotes with line breaks", "a,\"b\nc\",d\r\n\"e\r\nf\",g,h\n", [["a", "b\nc", "d"], ["e\r\nf", "g", "h"]]),
    HandwrittenFile(
      "doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\nc,\"\"\"d\"\"\",e\n", [["a\"b", "\"", ""], ["c", "\"d\"", "e"]]),
    HandwrittenFile("CRLF", "a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    HandwrittenFile("lone CR", "a,b\rc,\"d\re\"\rf,g\r", [["a", "b"], ["c", "d\re"], ["f", "g"]]),
    HandwrittenFile("blank lines", "\n\r\na,b\n\n \t\n\r\rc,d\n\n", [["a", "b"], ["c", "d"]]),
    HandwrittenFile("blanks around fields", "  a b \t, \" c \" ,\td\n , \n", [["a b", " c ", "d"], ["", ""]]),
    HandwrittenFile("no last line break", "中,\"国\n\"\n云,南", [["中", "国\n"], ["云", "南"]]),
    HandwrittenFile("an empty last field", "a,b\nc,", [["a", "b"], ["c", ""]]),
    HandwrittenFile("nothing", "", []),
    HandwrittenFile("one line feed", "\n", []),
    HandwrittenFile("blanks alone", " \t ", []),
    HandwrittenFile("one byte", "a", [["a"]]),
    HandwrittenFile("one delimiter", ",", [["", ""]]),
    HandwrittenFile("delimiters and line breaks", ",\n,,\r\n,", [["", ""], ["", "", ""], ["", ""]]),
    HandwrittenFile("one empty quoted field", "\"\"", [[""]]),
    HandwrittenFile("empty quoted fields", "\"\",\"\"\n\"\"\n\n\"\",", [["", ""], [""], ["", ""]]),
    HandwrittenFile("one quoted field at the end", "a,\"b\"", [["a", "b"]]),
    HandwrittenFile("one quoted quote", "\"\"\"\"", [["\""]]),
    HandwrittenFile("doubled quotes at both ends", "\"\"\"a\"\"\",b\n", [["\"a\"", "b"]]),
    HandwrittenFile("doubled quotes before a line break inside", "\"a\"\"\n\"\nb", [["a\"\n"], ["b"]]),
    HandwrittenFile("only plain quotes", "\"a\",\"b\"\n\"c\",\"d\"\n", [["a", "b"], ["c", "d"]]),
    HandwrittenFile("delimiters inside quotes", "\"a,b\",\",\",\",,\"\nc\n", [["a,b", ",", ",,"], ["c"]]),
    HandwrittenFile("CRLF inside and behind quotes", "\"a\r\nb\"\r\n\"c\"\r\n", [["a\r\nb"], ["c"]]),
    HandwrittenFile("blanks inside quotes stay", "\" a\",\"b\t\",\"  \"\n", [[" a", "b\t", "  "]]),
    HandwrittenFile("blanks before an opening quote", "a, \"b,c\"\n\t\"d\n\"\n", [["a", "b,c"], ["d\n"]]),
    HandwrittenFile("blanks behind a closing quote", "\"a\" ,\"b\"\t\n\"c\"  ", [["a", "b"], ["c"]]),
    HandwrittenFile("a quote within a field", "5\"管,a\nb\"\"c,\"d\"\n", [["5\"管", "a"], ["b\"\"c", "d"]]),
    HandwrittenFile("a quote at the end of a field", "5\",6\"\n7\"", [["5\"", "6\""], ["7\""]]),
    HandwrittenFile("a quote within a field hides no line break", "a\"b\nc\",d\n", [["a\"b"], ["c\"", "d"]]),
    HandwrittenFile("a blank line between quoted records", "\"a\"\n \n\"b\"\n\t\n", [["a"], ["b"]]),
    HandwrittenFile("a plain record before and behind a doubtful one", "a\n\"b\"\"\"\nc\n", [["a"], ["b\""], ["c"]]),
    HandwrittenFile("doubtful records in a row", "\"\"\"\"\n \"a\"\nb\"\n", [["\""], ["a"], ["b\""]]),
    HandwrittenFile("a doubtful record behind blank lines", "\n\r\n \n\"a\"\"\"\r\n\r\n", [["a\""]]),
    HandwrittenFile("NUL", "\0,a\0b,\"\0\"\n\0\n", [["\0", "a\0b", "\0"], ["\0"]]),
    HandwrittenFile("signs around the quote sign", "!,#,a!\n!\n", [["!", "#", "a!"], ["!"]]),
    HandwrittenFile("other delimiters are text", "a;b\tc,;\n;", [["a;b\tc", ";"], [";"]]),
    HandwrittenFile("blanks within a field stay", "a  b\tc,d e\n", [["a  b\tc", "d e"]]),
    HandwrittenFile("long characters", "é😀,\"中,é\"\r\n😀,\"\"\"中\"\n", [["é😀", "中,é"], ["😀", "\"中"]]),
    HandwrittenFile(
      "records of many lengths", "a\nb,c\n,,\n\"d\",e,f,g\n",
      [["a"], ["b", "c"], ["", "", ""], ["d", "e", "f", "g"]]),
  ]

  /// A file that is refused, and the line that the error names.
  struct Refused: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let problem: ReadingError.Problem
    let line: Int

    init(_ description: String, _ text: String, _ problem: ReadingError.Problem, line: Int) {
      testDescription = description
      self.text = text
      self.problem = problem
      self.line = line
    }
  }

  static let refused = [
    Refused("text behind a closing quote", "a,b\n1,\"x\"y\n2,z\n3,\"w\"\n", .textAfterQuote, line: 2),
    Refused("a second quoted text", "a,b\n1,\"x\" \"y\"\n2,z\n", .textAfterQuote, line: 2),
    Refused("an unclosed quote before a closed one", "a,b\n1,\"x\n2,\"y\"\n3,z\n", .textAfterQuote, line: 2),
    Refused("text behind a blank", "\"a\" b", .textAfterQuote, line: 1),
    Refused("text behind a doubled quote and a closing one", "\"a\"\"\"b\n", .textAfterQuote, line: 1),
    Refused("a quote in doubt behind blank lines", "\r\n\n \n\"a\"b\n", .textAfterQuote, line: 4),
    Refused("NUL behind a closing quote", "a\n\"b\"\0\n", .textAfterQuote, line: 2),
    Refused("one quote", "\"", .unclosedQuote, line: 1),
    Refused("three quotes", "a\n\"\"\"", .unclosedQuote, line: 2),
    Refused("an unclosed quote in the last field", "a,b\nc,d\ne,\"f\ng\n", .unclosedQuote, line: 3),
    Refused("an unclosed quote behind a quoted line break", "\"a\n\n\",b\n\"c\nd", .unclosedQuote, line: 4),
    Refused("an unclosed quote behind a blank", "a\r\nb\r\nc, \"d\r\n", .unclosedQuote, line: 3),
    Refused("an unclosed quote behind lone CR", "a\rb\r\"c\r", .unclosedQuote, line: 1),
  ]
}
