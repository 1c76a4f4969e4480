/// Where the fields of records stand in a buffer. Grain: one entry a record; one end a field.
///
/// Ends are the positions of the delimiters and line breaks themselves, so that cutting a record writes one number a
/// field. Blanks and quotes around a field are taken off when it is read: most fields never are.
@usableFromInline
struct RecordIndex: Sendable {
  /// One record.
  @usableFromInline
  struct Entry: Sendable {
    /// Index of the first byte.
    @usableFromInline let start: UInt32
    /// Index of the first field's end in ``ends``.
    @usableFromInline let firstEnd: UInt32
    @usableFromInline let fieldCount: UInt32
    /// The fields are as libcsv or libxml2 gave them: nothing is to be taken off.
    @usableFromInline let isVerbatim: Bool

    init(start: UInt32, firstEnd: UInt32, fieldCount: UInt32, isVerbatim: Bool) {
      self.start = start
      self.firstEnd = firstEnd
      self.fieldCount = fieldCount
      self.isVerbatim = isVerbatim
    }

    /// Stands for a record that libcsv is still to cut.
    static let uncut = Entry(start: 0, firstEnd: 0, fieldCount: 0, isVerbatim: true)
  }

  /// Neighbouring records whose quotes are not plain. Only blank lines may stand between them.
  struct UncutRecords: Sendable {
    /// Indices in ``entries``.
    let numbers: Range<Int>
    let bytes: Range<Int>
  }

  @usableFromInline var entries: [Entry] = []
  @usableFromInline var ends: [UInt32] = []
  var uncut: [UncutRecords] = []
}
