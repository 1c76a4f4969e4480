#if canImport(Glibc)
  import Glibc
#endif

/// A glibc iconv descriptor that turns an encoding into UTF-8; it is closed with the object.
final class CharacterConverter {
  /// How far a conversion came.
  enum Outcome: Equatable {
    /// All of the input is in the output, except a character cut off at its end.
    case converted(used: Int)
    /// The byte at `used` begins no character of the encoding; what stands before it is in the output.
    case invalid(used: Int)
  }

  private let descriptor: iconv_t

  /// nil where glibc lacks the conversion module.
  init?(from encoding: TextEncoding) {
    guard let descriptor = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Where glibc's conversion modules are not all installed, the bytes of an encoding mean nothing to us: that is found when
  /// a file is opened, not when its first name is read.
  ///
  /// - Parameter open: gives a converter from an encoding, where there is one.
  /// - Throws: ``ReadingError``.
  static func require(
    for encoding: TextEncoding, file: String,
    open: (TextEncoding) -> CharacterConverter? = { CharacterConverter(from: $0) }
  ) throws(ReadingError) {
    guard encoding == .utf8 || open(encoding) != nil else {
      throw ReadingError(file: file, problem: .noConverter(encoding))
    }
  }

  /// Appends the input as UTF-8.
  func convert(_ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Outcome {
    let start = output.count
    // No character of the supported encodings grows to more than twice its bytes in UTF-8.
    output.append(contentsOf: repeatElement(0, count: input.count * 2 + 8))
    var inputLeft = input.count
    var outputLeft = output.count - start
    let isInvalid = output.withUnsafeMutableBytes { bytes in
      // iconv takes a mutable pointer but does not write to its input.
      var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var target = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
      return iconv(descriptor, &source, &inputLeft, &target, &outputLeft) == -1 && errno == EILSEQ
    }
    output.removeLast(outputLeft)
    let used = input.count - inputLeft
    return isInvalid ? .invalid(used: used) : .converted(used: used)
  }
}
