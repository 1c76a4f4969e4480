/// Encodes short texts, such as terms that are looked for in the bytes of a file.
public struct TextEncoder: Sendable {
  private let isGB18030: Bool

  /// An encoder to UTF-8 or GB18030.
  public init(_ encoding: TextEncoding) {
    isGB18030 = encoding == .gb18030
  }

  /// The text's bytes; empty where a character of it has no two bytes in GB 18030, as hardly any outside GBK has.
  public func bytes(of text: String) -> [UInt8] {
    guard isGB18030 else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let own = GB18030Pairs.bytes(of: scalar) else { return [] }
      bytes += own
    }
    return bytes
  }
}
