import CLibZip
import Testing

/// Writes ZIP archives with deflated entries.
enum Archive {
  static func write(_ parts: [String: String], to path: String) throws {
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, nil))
    // libzip reads them when it closes.
    var buffers: [UnsafeMutableRawBufferPointer] = []
    defer { buffers.forEach { $0.deallocate() } }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(text.utf8)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
      buffer.copyBytes(from: bytes)
      buffers.append(buffer)
      let source = try #require(zip_source_buffer(archive, buffer.baseAddress, UInt64(bytes.count), 0))
      try #require(zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0)
    }
    try #require(zip_close(archive) == 0)
  }
}
