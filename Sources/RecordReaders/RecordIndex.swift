/// Where the fields of records stand in a buffer. Grain: one entry a record.
///
/// Of a record that was cut where it stands, only its bounds are kept: its fields' ends are bits of one mask of the whole
/// buffer, and are looked up when a field is read. Most fields never are. Records that a parser handed on have a list of
/// ends.
@usableFromInline
struct RecordIndex: Sendable {
  /// One record.
  @usableFromInline
  struct Entry: Sendable {
    /// Index of the first byte.
    @usableFromInline let start: UInt32
    /// Index of the byte that ends the record, or would; of a verbatim record, index of its first field's end in ``ends``.
    @usableFromInline let end: UInt32
    /// Number of fields of a verbatim record; ``notVerbatim`` where it is to be counted.
    @usableFromInline let verbatimCount: UInt32

    @usableFromInline static let notVerbatim = UInt32.max

    /// A record in its place.
    @inline(__always)
    init(start: Int, end: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.end = UInt32(truncatingIfNeeded: end)
      verbatimCount = Self.notVerbatim
    }

    /// A record of fields as libcsv or libxml2 gave them: nothing is to be taken off.
    init(verbatimFrom start: UInt32, firstEnd: UInt32, fieldCount: UInt32) {
      self.start = start
      end = firstEnd
      verbatimCount = fieldCount
    }

    @inlinable var isVerbatim: Bool { verbatimCount != Self.notVerbatim }

    /// Stands for a record that libcsv is still to cut.
    static let uncut = Entry(verbatimFrom: 0, firstEnd: 0, fieldCount: 0)
  }

  /// Neighbouring records whose quotes are not plain. Only blank lines may stand between them.
  struct UncutRecords: Sendable {
    /// Indices in ``entries``.
    let numbers: Range<Int>
    let bytes: Range<Int>
  }

  @usableFromInline var entries: [Entry] = []
  /// One bit a byte, set where the byte ends a field: the delimiter or line break itself, or what would stand behind the
  /// last byte. Bits of blank lines and of verbatim records mean nothing.
  @usableFromInline var separators: [UInt64] = []
  /// Where the fields of verbatim records end.
  @usableFromInline var ends: [UInt32] = []
  var uncut: [UncutRecords] = []

  /// Number of ``separators`` for so many bytes.
  static func separatorCount(ofBytes count: Int) -> Int { count >> 6 + 1 }
}
