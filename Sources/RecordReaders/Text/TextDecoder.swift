/// Decodes single fields of cut records to UTF-8. One a worker: iconv descriptors are not shared.
public final class TextDecoder {
  private static let replacementCharacter = Array("\u{FFFD}".utf8)
  private let converter: CharacterConverter?

  /// A decoder of fields in UTF-8 or GB18030.
  public init(_ encoding: TextEncoding) {
    guard encoding == .gb18030 else {
      converter = nil
      return
    }
    guard let converter = CharacterConverter(from: .gb18030) else {
      preconditionFailure("no file in GB18030 is opened without a converter")
    }
    self.converter = converter
  }

  /// Appends the field as UTF-8.
  ///
  /// Blocks are validated when they are cut. What passes the grammar but has no character assigned becomes U+FFFD.
  public func append(_ field: Span<UInt8>, to output: inout [UInt8]) {
    field.withUnsafeBufferPointer { bytes in
      guard let converter else { return output.append(contentsOf: bytes) }
      var rest = bytes.dropFirst(GB18030Pairs.shared.append(bytes, to: &output))
      guard !rest.isEmpty else { return }
      while case .invalid(let used) = converter.convert(UnsafeBufferPointer(rebasing: rest), into: &output) {
        output.append(contentsOf: Self.replacementCharacter)
        rest = rest.dropFirst(used)
        // A character of four bytes has a digit as its second.
        let isLong = rest.dropFirst().first.map { (0x30...0x39).contains($0) } == true
        rest = rest.dropFirst(isLong ? 4 : 2)
      }
    }
  }

  /// Hands the field on as UTF-8, without a copy where it is that already.
  public func withUTF8<Result>(_ field: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
    guard converter != nil else { return body(field) }
    var bytes: [UInt8] = []
    append(field, to: &bytes)
    return body(bytes.span)
  }

  /// The field as text.
  public func string(_ field: Span<UInt8>) -> String {
    withUTF8(field) { utf8 in utf8.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }
}
