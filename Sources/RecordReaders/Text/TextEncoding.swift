/// The encodings that bureaus' files come in.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// Read as GB18030, of which GBK and GB 2312 are subsets.
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// The encoding that a definition names: case, `-` and `_` do not matter; GBK, GB2312 and CP936 mean GB18030.
  public init?(named name: String) {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" }
    switch key {
    case "utf8": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default: return nil
    }
  }

  /// UTF-16 is turned into UTF-8 before records are cut, since its commas are two bytes.
  public var ofCutRecords: TextEncoding {
    self == .gb18030 ? .gb18030 : .utf8
  }

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
