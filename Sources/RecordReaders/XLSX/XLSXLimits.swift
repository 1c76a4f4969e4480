/// What a workbook may ask of the machine. The format's own limits are Excel's; the others are far above what bureaus
/// send, and far below what would exhaust the memory.
struct XLSXLimits: Sendable {
  /// Bytes of a sheet or of the shared strings, inflated.
  var partBytes = 4 << 30
  /// Bytes of the small parts: the list of sheets, relationships, styles.
  var smallPartBytes = 64 << 20
  /// Bytes inflated from one byte of the archive; sheets of text stay below 50.
  var ratio = 200
  /// Bytes from which the ratio counts: a small part may be anything.
  var ratioFrom = 64 << 20
  /// Shared strings, and bytes of all of them: the only part of a workbook that is kept in memory.
  var strings = 1 << 24
  var stringBytes = 512 << 20
  /// Bytes of a cell; Excel ends at 32,767 characters.
  var cellBytes = 1 << 20
  /// Bytes of a row.
  var rowBytes = 16 << 20
  /// The format's own: the last column is XFD.
  var columns = 16_384
  var rows = 1_048_576
}
