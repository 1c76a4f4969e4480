internal import CLibZip

/// A ZIP archive open for reading: the one owner of libzip's handle.
final class ZipArchive {
  let file: String
  private let archive: OpaquePointer

  /// - Throws: ``ReadingError`` where the file is no whole archive.
  init(file: String) throws(ReadingError) {
    var code: Int32 = 0
    guard let archive = zip_open(file, ZIP_RDONLY, &code) else {
      throw ReadingError(file: file, problem: .workbook(.archive(message: Self.message(ofCode: code))))
    }
    self.file = file
    self.archive = archive
  }

  // Nothing was changed, so there is nothing to write back.
  deinit { zip_discard(archive) }

  /// Opens an entry.
  ///
  /// - Parameter limit: bytes that it may hold when inflated.
  /// - Throws: ``ReadingError`` where it is missing, encrypted or says that it is larger.
  func open(_ part: String, limit: Int, _ limits: XLSXLimits) throws(ReadingError) -> ZipEntry {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat(archive, part, zip_flags_t(ZIP_FL_NOCASE), &status) == 0 else {
      throw error(part, zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOENT ? .partMissing : problem)
    }
    guard status.encryption_method == ZIP_EM_NONE else { throw error(part, .partEncrypted) }
    let size = EntrySize(compressed: Int(clamping: status.comp_size), inflated: Int(clamping: status.size))
    guard size.inflated <= limit else { throw error(part, .partTooLarge(limit: limit)) }
    guard let handle = zip_fopen_index(archive, status.index, 0) else { throw error(part, problem) }
    return ZipEntry(handle, of: self, part: part, size, limit: limit, limits)
  }

  private var problem: WorkbookProblem { .archive(message: String(cString: zip_strerror(archive))) }

  private func error(_ part: String, _ problem: WorkbookProblem) -> ReadingError {
    ReadingError(file: file, problem: .workbook(problem), path: part)
  }

  private static func message(ofCode code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }
}

/// What the archive's directory says of an entry, in bytes.
struct EntrySize {
  let compressed: Int
  let inflated: Int
}

/// An entry that is being inflated: the one owner of libzip's handle of it. It keeps its archive open.
final class ZipEntry: ByteStream {
  var file: String { archive.file }
  let part: String
  let size: EntrySize
  private let archive: ZipArchive
  private let handle: OpaquePointer
  private let limit: Int
  private let limits: XLSXLimits
  private var count = 0

  fileprivate init(
    _ handle: OpaquePointer, of archive: ZipArchive, part: String, _ size: EntrySize, limit: Int, _ limits: XLSXLimits
  ) {
    self.handle = handle
    self.archive = archive
    self.part = part
    self.size = size
    self.limit = limit
    self.limits = limits
  }

  deinit { zip_fclose(handle) }

  /// - Throws: ``ReadingError`` where the entry is cut off, its checksum does not fit, or it is larger than it may be.
  func read(into buffer: inout [UInt8], limit: Int) throws(ReadingError) -> Int {
    var status = 0
    buffer.append(addingCapacity: limit) { free in
      free.withUnsafeMutableBufferPointer { bytes, filled in
        status = Int(zip_fread(handle, bytes.baseAddress, zip_uint64_t(limit)))
        filled = max(status, 0)
      }
    }
    guard status >= 0 else { throw error(.archive(message: String(cString: zip_file_strerror(handle)))) }
    count += status
    // The directory may lie about the size: what comes out is what counts.
    guard count <= self.limit else { throw error(.partTooLarge(limit: self.limit)) }
    guard !isBomb else { throw error(.partTooDense(ratio: limits.ratio)) }
    return status
  }

  private var isBomb: Bool {
    count > limits.ratioFrom && count / limits.ratio > size.compressed
  }

  private func error(_ problem: WorkbookProblem) -> ReadingError {
    ReadingError(file: file, problem: .workbook(problem), path: part)
  }
}
