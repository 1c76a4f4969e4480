/// Why a file cannot be read: the place, what was found, what was expected, what to do.
public struct ReadingError: Error, Equatable, CustomStringConvertible {
  /// The facts, without words.
  public enum Problem: Error, Equatable, Sendable {
    case cannotOpen(reason: String)
    /// The account may not read the file; its ownership is nil where it may not even be seen.
    case notPermitted(account: String, ownership: String?)
    case isFolder
    /// A pipe or a device: a file is read more than once, and what a pipe held is gone after the first time.
    case isNoFile
    case cannotRead(reason: String)
    case empty
    case noEncodingFits(offset: Int)
    /// glibc has no module that reads the encoding.
    case noConverter(TextEncoding)
    /// The file begins with the byte order mark of another encoding than the one that is declared for it.
    case markContradicts(TextEncoding, mark: TextEncoding)
    case invalidByte(UInt8, encoding: TextEncoding, offset: Int)
    case invalidUTF16(offset: Int)
    case unclosedQuote
    case textAfterQuote
    case recordTooLong(limit: Int)
    case fieldTooLong(limit: Int)
    case noHeader
    case noRecords
    case parser(message: String)
    case entityDeclared(name: String)
    case xmlError(message: String)
    /// The file ends within an element, whose path the error has.
    case xmlEndsTooEarly
    /// The file holds something else than XML.
    case notXML
    case recordPathAbsent(String)
    /// A workbook where a text is expected.
    case workbookForText
    case workbook(WorkbookProblem)
  }

  /// What says how a file is to be read, and so what may be changed beside the file itself.
  public enum Instructions: Sendable {
    /// A source of a pipeline and its form.
    case form
    /// Nothing: the file must be as its reader expects it.
    case none
  }

  /// Path of the file.
  public let file: String
  /// What is wrong.
  public let problem: Problem
  /// Physical line, counted from 1.
  public var line: Int?
  /// XML: the path of the element at that place. Workbooks: sheet and cell, such as 管理型!B7, or the part.
  public var path: String?
  /// What the advice may name.
  public var instructions = Instructions.form

  /// Creates an error.
  public init(file: String, problem: Problem, line: Int? = nil, path: String? = nil) {
    self.file = file
    self.problem = problem
    self.line = line
    self.path = path
  }

  /// What was found, where, what was expected and what to do.
  public var description: String {
    let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let element = path.map { " (at \($0))" } ?? ""
    return "\(place)\(element): \(problem.description(instructions))"
  }

  /// The same error of a file that no form and no source describe.
  public var withoutForm: ReadingError {
    var error = self
    error.instructions = .none
    return error
  }
}

extension ReadingError.Problem: CustomStringConvertible {
  /// What was found, what was expected and what to do, for a file that a form describes.
  public var description: String { description(.form) }

  /// What was found, what was expected and what to do.
  ///
  /// - Parameter instructions: what the advice may name.
  public func description(_ instructions: ReadingError.Instructions) -> String {
    let hasForm = instructions == .form
    return switch self {
    case .cannotOpen(let reason):
      "the file cannot be opened: \(reason). Check the path and the permissions."
    case .notPermitted(let account, let ownership):
      "permission denied: the account \(account) may not read "
        + (ownership.map { "it (\($0))" } ?? "in a folder on the way to it")
        + ". Give it to a group that the account is in, with the right to read (chgrp GROUP, chmod g+r), or run kanghe under "
        + "an account that may."
    case .isFolder:
      "it is a folder; expected a file. "
        + (hasForm ? "Name the files in it, such as with /* behind it." : "Name a file in it.")
    case .isNoFile:
      "it is a pipe or a device; expected a file, since it is read more than once. Write its content to a file first."
    case .cannotRead(let reason):
      "reading stopped: \(reason). Check the disk and run again."
    case .empty:
      "the file is empty; expected a header and records. Export it again."
    case .noEncodingFits(let offset):
      "the bytes at offset \(offset) are valid neither in UTF-8 nor in GB18030. "
        + (hasForm ? "Export the file again, or name its encoding in the source." : "Save the file as UTF-8.")
    case .noConverter(let encoding):
      "the file is in \(encoding.rawValue), which this machine's glibc cannot convert: its conversion modules are missing. "
        + "Install them (glibc-gconv-extra on RHEL and its relatives, libc6 on Debian), or save the file as UTF-8."
    case .markContradicts(let declared, let mark):
      "the file begins with the byte order mark of \(mark.rawValue), but `encoding:` of its source says \(declared.rawValue). "
        + "Remove `encoding:`, or save the file in \(declared.rawValue)."
    case .invalidByte(let byte, let encoding, let offset):
      "byte 0x\(hexadecimal(byte)) at offset \(offset) is not valid in \(encoding.rawValue). "
        + (hasForm
          ? "Repair the file, or name its true encoding with `encoding:` in the source."
          : "Repair the file, or save it as UTF-8.")
    case .invalidUTF16(let offset):
      "the bytes near offset \(offset) are not valid UTF-16. Export the file again."
    case .unclosedQuote:
      "the record that begins here has a quote that is never closed. Close it or remove it."
    case .textAfterQuote:
      "in the record that begins here, text stands behind the closing quote of a field; expected a delimiter or the end "
        + "of the record. Look for a quote that is not closed, or double the quotes that belong to the text."
    case .recordTooLong(let limit):
      "the record that begins here is longer than \(limit) bytes; expected a line break earlier. "
        + "Look for an unclosed quote or a field that holds a whole document."
    case .fieldTooLong(let limit):
      "a field is longer than \(limit) bytes. Look for a field that holds a whole document."
    case .noHeader:
      "the file holds only blank lines; expected a header and records. Export it again."
    case .noRecords:
      "the file has a header but no record; expected at least one. Export it again."
    case .parser(let message):
      "libcsv: \(message)."
    case .entityDeclared(let name):
      "the document declares the entity \"\(name)\"; entities are refused, since they can read other files or "
        + "exhaust the memory. Remove the DOCTYPE and export the plain text."
    case .xmlError(let message):
      "\(message). Expected well-formed XML; export the file again."
    case .xmlEndsTooEarly:
      "the file ends too early, within this element; it was cut off. Copy or export it again."
    case .notXML:
      "the file does not begin as XML does; expected <?xml or the root element. Is it of another source, or is `format:` in "
        + "the form another?"
    case .recordPathAbsent(let recordPath):
      "no record \"\(recordPath)\" in the file. Check `record:` and `namespaces:` in the form."
    case .workbookForText:
      "the file is a workbook or another archive; expected text. "
        + (hasForm ? "Give the form `format: xlsx`, or save it as CSV." : "Save it as CSV.")
    case .workbook(let problem): problem.description(instructions)
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}
