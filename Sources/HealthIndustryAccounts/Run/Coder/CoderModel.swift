internal import RecordReaders

extension CoderDefinition {
  /// Reads the model, which may be another than the definition's own.
  ///
  /// - Throws: `ReadingError`, ``CoderError``.
  func coder(model: String? = nil) throws -> TextCoder {
    let path = model ?? modelPath
    var bytes: [UInt8] = []
    var pieces = try FilePieces(path: path, length: 1 << 20)
    while try pieces.next({ bytes.append(contentsOf: $0) }) {}
    let known = CoderFile.readVersions
    if let version = CoderFile.version(of: bytes), !known.contains(version) {
      throw CoderError.modelUnreadable(
        file: path,
        reason: "it is of version \(version), and this program reads \(known.lowerBound) to \(known.upperBound)")
    }
    guard let parts = CoderFile.parts(of: bytes) else {
      throw CoderError.modelUnreadable(file: path, reason: "its bytes are not those of a model, or it is cut off")
    }
    return TextCoder(parts)
  }
}
