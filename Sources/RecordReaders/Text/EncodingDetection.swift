/// What the first bytes of a file say about its encoding.
public struct DetectedEncoding: Sendable, Equatable {
  /// The encoding of the bytes behind the mark.
  public let encoding: TextEncoding
  /// Length of the byte order mark to skip.
  public let markLength: Int
}

/// Finds a file's encoding: byte order mark, then the zero bytes of UTF-16, then what is valid as UTF-8, then as GB18030.
enum EncodingDetection {
  private static let sampleLength = 1 << 20
  private static let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
    ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
  ]

  /// The encoding of a file, or `declared` where the definition names one.
  ///
  /// - Throws: `ReadingError`, also where a byte order mark says that the declared encoding is wrong: the mark's bytes would
  ///   become part of the first column's name.
  static func detect(file: String, declared: TextEncoding?) throws(ReadingError) -> DetectedEncoding {
    let stream = try FileByteStream(file: file)
    var sample: [UInt8] = []
    guard try stream.read(into: &sample, limit: sampleLength) > 0 else {
      throw ReadingError(file: file, problem: .empty)
    }
    try WorkbookSignature.refuse(in: sample, file: file)
    let mark = marks.first { sample.starts(with: $0.bytes) }
    if let declared {
      guard let mark else { return DetectedEncoding(encoding: declared, markLength: 0) }
      guard mark.encoding == declared else {
        throw ReadingError(file: file, problem: .markContradicts(declared, mark: mark.encoding))
      }
    }
    if let mark {
      return DetectedEncoding(encoding: mark.encoding, markLength: mark.bytes.count)
    }
    return DetectedEncoding(encoding: try detectUnmarked(sample, stream), markLength: 0)
  }

  private static func detectUnmarked(_ first: [UInt8], _ stream: FileByteStream) throws(ReadingError) -> TextEncoding {
    if let encoding = utf16ByZeroBytes(first) { return encoding }
    var sample = first
    var offset = 0
    // A head of pure ASCII says nothing: read on to the first piece that does.
    while !sample.contains(where: { $0 >= 0x80 }) {
      offset += sample.count
      sample.removeAll(keepingCapacity: true)
      if try stream.read(into: &sample, limit: sampleLength) == 0 { return .utf8 }
    }
    return try encodingOfNonASCII(sample, offset: offset, file: stream.file)
  }

  private static func encodingOfNonASCII(_ sample: [UInt8], offset: Int, file: String) throws(ReadingError)
    -> TextEncoding
  {
    // A full sample may end within a character. Bytes below 0x30 are never part of one in either encoding: cut there.
    let isWhole = sample.count < sampleLength
    let end = isWhole ? sample.count : sample.lastIndex { $0 < 0x30 } ?? sample.count
    let (inUTF8, inGB18030) = sample[..<end].withUnsafeBufferPointer {
      (EncodingValidation.firstInvalid($0, .utf8), EncodingValidation.firstInvalid($0, .gb18030))
    }
    if inUTF8 == nil { return .utf8 }
    if inGB18030 == nil { return .gb18030 }
    // One broken byte should not turn a whole UTF-8 file into GB18030 or the reverse: the longer valid head wins, and
    // the block with the broken byte is then refused with its place.
    guard let inUTF8, let inGB18030, max(inUTF8, inGB18030) > sample.count / 100 else {
      throw ReadingError(file: file, problem: .noEncodingFits(offset: offset + (inUTF8 ?? 0)))
    }
    return inUTF8 >= inGB18030 ? .utf8 : .gb18030
  }

  /// Delimiters and digits are half of a register; in UTF-16 each has a zero byte beside it.
  private static func utf16ByZeroBytes(_ sample: [UInt8]) -> TextEncoding? {
    let head = sample.prefix(1 << 12)
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    guard (zeros.max() ?? 0) * 20 > head.count else { return nil }
    return zeros[1] > zeros[0] ? .utf16LittleEndian : .utf16BigEndian
  }
}
