extension UInt8 {
  /// Whether the byte is a digit of ASCII; those of full width are made such before a text is read.
  @inline(__always)
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
