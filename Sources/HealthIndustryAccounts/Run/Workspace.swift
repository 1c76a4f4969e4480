internal import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The folders of one run: `<output>/<pipeline>/<period>`, written aside and published by one rename.
///
/// A lock keeps a second run of the same pipeline out. A run that was killed leaves a draft, which the next removes.
final class Workspace {
  /// Where the files are written.
  let draft: String
  /// Where they will be.
  let published: String
  /// Where they are kept in place of that where they are held back.
  var held: String { published + ".held" }
  private let root: String
  private let lock: Int32

  /// - Throws: ``RunRefusal`` where the folder cannot be written or another run holds it.
  init(output: String, pipeline: String, period: Int) throws(RunRefusal) {
    root = output + "/" + pipeline
    draft = "\(root)/.draft-\(period)"
    published = "\(root)/\(period)"
    try Self.createFolder(root)
    lock = try Self.takeLock(root + "/.lock")
    do {
      if Paths.exists(draft) { try FileManager.default.removeItem(atPath: draft) }
    } catch {
      throw .outputNotWritable(path: draft, reason: OutputWritingError(path: draft, error).reason)
    }
    try Self.createFolder(draft)
  }

  deinit {
    // A run that failed leaves nothing behind; where even this fails, the next run removes the draft before it begins.
    try? FileManager.default.removeItem(atPath: draft)
    Glibc.close(lock)
  }

  /// Writes the manifest and a copy of every definition, so that the run explains itself later, and the sums of all files.
  ///
  /// - Parameters:
  ///   - compared: files of the edition that the run is compared with, kept apart from the run's own.
  ///   - sums: of the files that were hashed as they were written.
  func close(
    with manifest: Manifest, definitions: DefinitionCopy, compared: [String] = [], sums: [OutputSum]
  ) throws {
    let writer = try CSVFileWriter(path: draft + "/manifest.json", withByteOrderMark: false)
    try writer.write(records: Array(manifest.json()))
    try writer.close()
    try definitions.write(to: draft + "/definitions")
    if !compared.isEmpty { try DefinitionCopy(compared).write(to: draft + "/compared-classification") }
    try FileSums.write(in: draft, known: sums)
  }

  /// Puts the draft in the place of the published run, which stays beside it as `<period>.previous`.
  func publish() throws {
    // A run held back before is out of date now.
    try remove(held)
    let previous = published + ".previous"
    guard Paths.exists(published) else { return try move(draft, to: published) }
    try remove(previous)
    // Both exchange places in one step: there is no moment without a published run.
    if ExchangeRename.exchange(draft, published) {
      try move(draft, to: previous)
    } else {
      // File systems without the exchange.
      try move(published, to: previous)
      try move(draft, to: published)
    }
  }

  /// Keeps the draft as `<period>.held`, for its findings; the published run stays.
  func hold() throws {
    try remove(held)
    try move(draft, to: held)
  }

  /// The published run that this one's records are counted against: of the period, or else of the year before.
  ///
  /// - Throws: ``RunRefusal`` where its manifest cannot be read.
  func earlierRun(before period: Int) throws(RunRefusal) -> EarlierRun? {
    if let same = try EarlierRun.read(published) { return same }
    return try EarlierRun.read("\(root)/\(period - 1)")
  }

  private func move(_ from: String, to: String) throws {
    guard rename(from, to) == 0 else {
      throw RunRefusal.outputNotWritable(path: to, reason: OutputWritingError.words(errno, writing: to))
    }
  }

  private func remove(_ path: String) throws {
    guard Paths.exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw OutputWritingError(path: path, error)
    }
  }

  /// Unit records are confidential: others than the owner's group see nothing.
  private static func createFolder(_ path: String) throws(RunRefusal) {
    var code = mkdir(path, 0o750) == 0 ? 0 : errno
    if code == ENOENT {
      try createFolder(Paths.folder(of: path))
      code = mkdir(path, 0o750) == 0 ? 0 : errno
    }
    guard code == 0 || code == EEXIST else {
      throw .outputNotWritable(path: path, reason: OutputWritingError.words(code, writing: path))
    }
    guard Paths.isFolder(path) else { throw .outputNotWritable(path: path, reason: "it is a file, not a folder") }
    guard access(path, W_OK | X_OK) == 0 else {
      throw .outputNotWritable(path: path, reason: OutputWritingError.words(errno, writing: path))
    }
  }

  private static func takeLock(_ path: String) throws(RunRefusal) -> Int32 {
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw .outputNotWritable(path: path, reason: OutputWritingError.words(errno, writing: path))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(descriptor)
      throw .locked(path: path)
    }
    return descriptor
  }
}
