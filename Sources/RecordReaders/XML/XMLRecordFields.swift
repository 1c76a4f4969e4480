/// The fields of the record that is being read, in whatever order and however many pieces the document gives them.
///
/// One buffer holds the texts of all fields in the order of the document; only when the record ends are they put into the
/// order of the layout. So a field costs no array of its own.
struct XMLRecordFields {
  private struct Field {
    var isPresent = false
    /// Of all pieces together.
    var length = 0
    var firstPiece: Int?
    var lastPiece = 0
  }

  /// A part of a field's text, whole in most documents: comments, entities and inner elements cut it into several.
  private struct Piece {
    let start: Int
    var end: Int
    var next: Int?
  }

  private var text: [UInt8] = []
  private var fields: [Field]
  private var pieces: [Piece] = []
  /// Whether a record had the field, this one or one before.
  private(set) var wasPresent: [Bool]

  init(count: Int) {
    fields = Array(repeating: Field(), count: count)
    wasPresent = Array(repeating: false, count: count)
  }

  /// Notes that the record has the field; false where it had it before.
  @inline(__always)
  mutating func insert(_ field: Int) -> Bool {
    defer { fields[field].isPresent = true }
    wasPresent[field] = true
    return !fields[field].isPresent
  }

  /// Appends to the text of a field, and returns how long it is now.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to number: Int) -> Int {
    var field = fields[number]
    let start = text.count
    text.append(contentsOf: bytes)
    field.length += bytes.count
    if field.firstPiece != nil, pieces[field.lastPiece].end == start {
      pieces[field.lastPiece].end = text.count
    } else {
      if field.firstPiece == nil {
        field.firstPiece = pieces.count
      } else {
        pieces[field.lastPiece].next = pieces.count
      }
      field.lastPiece = pieces.count
      pieces.append(Piece(start: start, end: text.count))
    }
    fields[number] = field
    return field.length
  }

  /// Moves the record to the end of a batch.
  mutating func move(to batch: inout RecordBatch) {
    batch.appendRecord(fieldLengths: fields.lazy.map(\.length)) { target in
      var end = 0
      text.withUnsafeBytes { source in
        for field in fields {
          var next = field.firstPiece
          while let piece = next.map({ pieces[$0] }) {
            UnsafeMutableRawBufferPointer(rebasing: target[end...])
              .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[piece.start..<piece.end]))
            end += piece.end - piece.start
            next = piece.next
          }
          // An end is a byte of its own, as it is in a file.
          target[end] = ASCII.lineFeed
          end += 1
        }
      }
    }
    removeAll()
  }

  private mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    for field in fields.indices { fields[field] = Field() }
  }
}
