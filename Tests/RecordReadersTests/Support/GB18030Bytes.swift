import Glibc
import Testing

extension String {
  /// The text's bytes in GB18030, as glibc encodes them.
  func gb18030Bytes() throws -> [UInt8] {
    let descriptor = try #require(iconv_open("GB18030", "UTF-8"))
    defer { iconv_close(descriptor) }
    var input = utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4)
    var left = output.count
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        return iconv(descriptor, &source, &sourceLeft, &target, &left)
      }
    }
    try #require(status == 0, "glibc has no GB18030 for \(debugDescription)")
    return output.dropLast(left).map { UInt8(bitPattern: $0) }
  }
}
