/// Some whole records of a file: what one worker cuts.
public struct CSVBlock: Sendable {
  /// Its bytes (in UTF-8, where the file is UTF-16).
  public let bytes: [UInt8]
  /// Offset of the first byte in the file (in its UTF-8 form, where the file is UTF-16).
  public let offset: Int
  /// Where the fields stand; nil where libcsv is to cut all of it.
  let index: RecordIndex?
}

/// Who cuts the records of a file into fields. Both give the same; tests hold them together.
public enum CSVCutting: Sendable {
  /// Records with plain quotes or none are cut directly, all others by libcsv.
  case direct
  /// libcsv cuts every record, as the grammar's own implementation.
  case libcsvOnly
}
