/// Decodes single fields of cut records to UTF-8. One a worker: iconv descriptors are not shared.
public final class TextDecoder {
  private static let replacementCharacter = Array("\u{FFFD}".utf8)
  private let converter: CharacterConverter?

  /// A decoder of fields in UTF-8 or GB18030.
  public init(_ encoding: TextEncoding) {
    converter = encoding == .gb18030 ? CharacterConverter(from: .gb18030) : nil
  }

  /// Appends the field as UTF-8.
  ///
  /// Blocks are validated when they are cut. What passes the grammar but has no character assigned becomes U+FFFD.
  public func append(_ field: Span<UInt8>, to output: inout [UInt8]) {
    field.withUnsafeBufferPointer { bytes in
      guard let converter, bytes.contains(where: { $0 >= 0x80 }) else {
        output.append(contentsOf: bytes)
        return
      }
      var rest = bytes[...]
      while case .invalid(let used) = converter.convert(UnsafeBufferPointer(rebasing: rest), into: &output) {
        output.append(contentsOf: Self.replacementCharacter)
        rest = rest.dropFirst(used + 2)
      }
    }
  }

  /// The field as text.
  public func string(_ field: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    append(field, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
