internal import CLibXLSXWriter
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// How a cell looks. Equal styles share one format of the workbook.
struct XLSXStyle: Hashable {
  enum Alignment { case left, centre, right }
  enum Line { case none, thin, medium }

  var size = 10.0
  var isBold = false
  var alignment = Alignment.left
  var indent = 0
  var wraps = false
  var top = Line.none
  var bottom = Line.none
  /// Thin lines between the cells of the head.
  var hasSides = false
  var numberFormat = ""
  /// Red, green and blue; nil for none.
  var fill: UInt32?
  var isAtTop = false
}

/// A cell's place, rows and columns from 0.
struct XLSXPlace {
  let row: Int
  let column: Int
}

/// A workbook being written: the one owner of the libxlsxwriter handle. Every return code becomes an error.
final class XLSXWorkbook {
  private let path: String
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
  private var formats: [XLSXStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// What libxlsxwriter writes until the file is put together waits in files of no name beside it: a full disk is then the
  /// one that the path is on.
  ///
  /// - Parameters:
  ///   - created: seconds since 1970; fixed by the caller, so that equal inputs give equal bytes.
  ///   - rowByRow: whether a sheet keeps but the row that is being written, for sheets of many rows. Cells are then to be
  ///     written in the order of rows.
  init(path: String, title: String, created: Int, rowByRow: Bool = false) throws {
    self.path = path
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    workbook = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = rowByRow ? 1 : 0
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    guard workbook != nil else {
      throw OutputWritingError(path: path, reason: "out of memory", advice: Self.memoryAdvice)
    }
    try Self.shortened(title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = created
      try check(workbook_set_properties(workbook, &properties))
    }
  }

  /// A workbook that something else kept from its end is dropped; closing it would write it.
  deinit { if workbook != nil { lxw_workbook_free(workbook) } }

  /// Titles and page headers hold 255 characters, as libxlsxwriter counts them.
  private static func shortened(_ text: String) -> String {
    let most = 250
    return text.unicodeScalars.count <= most ? text : String(text.unicodeScalars.prefix(most - 1)) + "…"
  }

  /// Writes the file.
  func close() throws {
    // libxlsxwriter does not look whether the rows that it put aside were taken.
    for sheet in sheets {
      guard let rows = sheet.pointee.optimize_tmpfile else { continue }
      let isTaken = fflush(rows) == 0
      if !isTaken || ferror(rows) != 0 { throw OutputWritingError(path: path, code: isTaken ? ENOSPC : errno) }
    }
    var code: Int32 = 0
    let status = Self.closing.withLock { _ in kanghe_workbook_close_quietly(workbook, &code) }
    workbook = nil
    // It also passes over a part that could not be put aside: the system's number remains.
    if OutputWritingError.isOfDisk(code) { throw OutputWritingError(path: path, code: code) }
    try check(status)
    // libxlsxwriter follows the umask; a cell may be one unit's figure.
    guard chmod(path, 0o640) == 0 else { throw OutputWritingError(path: path, code: errno) }
  }

  /// While a workbook closes, C's standard error is elsewhere: one at a time.
  private static let closing = Mutex(())

  /// Adds a sheet; what is written next goes there.
  func addSheet(named name: String) throws {
    sheet = workbook_add_worksheet(workbook, name)
    guard let sheet else {
      throw OutputWritingError(
        path: path, reason: "no sheet can have the name \"\(name)\"", advice: "Give the table another `table:`.")
    }
    sheets.append(sheet)
  }

  /// A4, one page wide, head repeated on every page, page numbers below.
  func setPage(headRows: ClosedRange<Int>?, isLandscape: Bool) throws {
    worksheet_set_paper(sheet, 9)
    if isLandscape { worksheet_set_landscape(sheet) }
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_center_horizontally(sheet)
    try check(worksheet_set_footer(sheet, "&C&P / &N"))
    guard let headRows else { return }
    try check(worksheet_repeat_rows(sheet, UInt32(headRows.lowerBound), UInt32(headRows.upperBound)))
    worksheet_freeze_panes(sheet, UInt32(headRows.upperBound + 1), 1)
  }

  /// All of the sheet on one page.
  func fitOnOnePage() {
    worksheet_fit_to_pages(sheet, 1, 1)
  }

  /// Begins a page before a row.
  func breakPage(before row: Int) throws {
    // A list that 0 ends; no page begins before row 0.
    guard row > 0 else { return }
    var breaks = [UInt32(row), 0]
    try check(worksheet_set_h_pagebreaks(sheet, &breaks))
  }

  func setWidth(_ width: Double, ofColumn column: Int) throws {
    try check(worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil))
  }

  /// Width of a column, and the look of its cells that nothing is written in.
  func setWidth(_ width: Double, ofColumn column: Int, _ style: XLSXStyle) throws {
    try check(worksheet_set_column(sheet, UInt16(column), UInt16(column), width, try format(style)))
  }

  /// Keeps what stands above and left of a cell in view.
  func freeze(at place: XLSXPlace) {
    worksheet_freeze_panes(sheet, UInt32(place.row), UInt16(place.column))
  }

  /// Buttons in the first row of a range that filter and sort the others.
  func addFilter(from: XLSXPlace, to: XLSXPlace) throws {
    try check(
      worksheet_autofilter(sheet, UInt32(from.row), UInt16(from.column), UInt32(to.row), UInt16(to.column)))
  }

  /// Offers a list in the cells of a range; another text is refused with a message.
  ///
  /// - Parameter list: a range of cells, since a list within the cell may have but 255 characters.
  func offer(_ list: String, title: String, message: String, from: XLSXPlace, to: XLSXPlace) throws {
    try list.withCString { list in
      try Self.shortened(title).withCString { title in
        try message.withCString { message in
          var validation = lxw_data_validation()
          validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
          validation.value_formula = UnsafeMutablePointer(mutating: list)
          validation.error_title = UnsafeMutablePointer(mutating: title)
          validation.error_message = UnsafeMutablePointer(mutating: message)
          try check(
            worksheet_data_validation_range(
              sheet, UInt32(from.row), UInt16(from.column), UInt32(to.row), UInt16(to.column), &validation))
        }
      }
    }
  }

  /// A4 on its side, each row on two pages that can be laid side by side: the first columns stand on both, and a line at
  /// the top of every page.
  ///
  /// - Parameters:
  ///   - columns: how many are printed, from the first.
  ///   - lastRow: the last that is printed; the head is row 0.
  func setDoublePage(header: String, columns: Int, repeating repeated: Int, lastRow: Int) throws {
    worksheet_set_paper(sheet, 9)
    worksheet_set_landscape(sheet)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.7, 0.6)
    worksheet_fit_to_pages(sheet, 2, 0)
    worksheet_print_across(sheet)
    worksheet_gridlines(sheet, UInt8(LXW_SHOW_ALL_GRIDLINES.rawValue))
    try check(worksheet_repeat_rows(sheet, 0, 0))
    try check(worksheet_repeat_columns(sheet, 0, UInt16(repeated - 1)))
    try check(worksheet_print_area(sheet, 0, 0, UInt32(lastRow), UInt16(columns - 1)))
    // "&" would begin an instruction.
    try check(worksheet_set_header(sheet, "&L" + Self.shortened(header.map { $0 == "&" ? "&&" : "\($0)" }.joined())))
    try check(worksheet_set_footer(sheet, "&C&P / &N"))
  }

  func setHeight(_ height: Double, ofRow row: Int) throws {
    try check(worksheet_set_row(sheet, UInt32(row), height, nil))
  }

  func write(_ text: String, at place: XLSXPlace, _ style: XLSXStyle) throws {
    let format = try format(style)
    try check(
      text.isEmpty
        ? worksheet_write_blank(sheet, UInt32(place.row), UInt16(place.column), format)
        : worksheet_write_string(sheet, UInt32(place.row), UInt16(place.column), text, format))
  }

  func write(_ number: Double, at place: XLSXPlace, _ style: XLSXStyle) throws {
    try check(worksheet_write_number(sheet, UInt32(place.row), UInt16(place.column), number, try format(style)))
  }

  /// Merges the cells from one place to another; a single cell is just written.
  func merge(_ text: String, from: XLSXPlace, to: XLSXPlace, _ style: XLSXStyle) throws {
    guard from.row != to.row || from.column != to.column else { return try write(text, at: from, style) }
    try check(
      worksheet_merge_range(
        sheet, UInt32(from.row), UInt16(from.column), UInt32(to.row), UInt16(to.column), text, try format(style)))
  }

  private func format(_ style: XLSXStyle) throws -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(workbook) else {
      throw OutputWritingError(path: path, reason: "out of memory", advice: Self.memoryAdvice)
    }
    format_set_font_name(format, style.isBold ? "黑体" : "宋体")
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    format_set_align(format, UInt8(Self.alignment(style.alignment).rawValue))
    format_set_align(
      format, UInt8((style.isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER).rawValue))
    if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
    if style.wraps { format_set_text_wrap(format) }
    format_set_top(format, Self.border(style.top))
    format_set_bottom(format, Self.border(style.bottom))
    if style.hasSides {
      format_set_left(format, Self.border(.thin))
      format_set_right(format, Self.border(.thin))
    }
    if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    formats[style] = format
    return format
  }

  private func check(_ status: lxw_error) throws {
    guard status != LXW_NO_ERROR else { return }
    throw Self.error(status, writing: path)
  }

  private static let memoryAdvice = "Close other programs, or give the machine more memory."

  /// What libxlsxwriter says. Its first errors are of memory, files and archives, the others of the limits of a workbook.
  static func error(_ status: lxw_error, writing path: String) -> OutputWritingError {
    let words = String(cString: lxw_strerror(status))
    let reason = words.hasSuffix(".") ? String(words.dropLast()) : words
    if status == LXW_ERROR_MEMORY_MALLOC_FAILED {
      return OutputWritingError(path: path, reason: reason, advice: memoryAdvice)
    }
    guard status.rawValue >= LXW_ERROR_FEATURE_NOT_SUPPORTED.rawValue else {
      return OutputWritingError(path: path, reason: reason)
    }
    return OutputWritingError(
      path: path, reason: reason,
      advice: "Shorten the title, name or text that is longer than a workbook takes, in the definitions or the records."
    )
  }

  private static func alignment(_ alignment: XLSXStyle.Alignment) -> lxw_format_alignments {
    switch alignment {
    case .left: LXW_ALIGN_LEFT
    case .centre: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    }
  }

  private static func border(_ line: XLSXStyle.Line) -> UInt8 {
    switch line {
    case .none: UInt8(LXW_BORDER_NONE.rawValue)
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    }
  }
}
