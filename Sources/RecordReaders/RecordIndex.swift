/// Where the fields of records stand in a buffer. Grain: one entry a record; one end a field.
///
/// Ends are the positions of the delimiters and line breaks themselves, so that cutting a record writes one number a
/// field. Blanks and quotes around a field are taken off when it is read: most fields never are.
struct RecordIndex: Sendable {
  /// One record.
  struct Entry: Sendable {
    /// Index of the first byte.
    let start: UInt32
    /// Index of the first field's end in ``ends``.
    let firstEnd: UInt32
    let fieldCount: UInt32
    /// The fields are as libcsv or libxml2 gave them: nothing is to be taken off.
    let isVerbatim: Bool

    /// Stands for a record that libcsv is still to cut.
    static let uncut = Entry(start: 0, firstEnd: 0, fieldCount: 0, isVerbatim: true)
  }

  /// A record whose quotes are not plain.
  struct UncutRecord: Sendable {
    let number: Int
    let bytes: Range<Int>
  }

  var entries: [Entry] = []
  var ends: [UInt32] = []
  var uncut: [UncutRecord] = []
}
