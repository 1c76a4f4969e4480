/// Two files of a run with the same content: one of them is there by mistake, and takes the place of what should be. Nothing
/// else tells, since each record of the second counts as the duplicate of one of the first.
struct RepeatedFile: Sendable, Equatable {
  /// Numbers of the files in the run.
  let number: Int
  let first: Int

  /// Grain: one a file that has the content of an earlier one. Two sheets of one workbook are two contents.
  ///
  /// - Parameters:
  ///   - hashes: SHA-256, one a file.
  ///   - sheets: the sheet that is read of a workbook; nil of other files.
  static func all(hashes: [String], sheets: [String?]) -> [RepeatedFile] {
    struct Content: Hashable {
      let sha256: String
      let sheet: String?
    }
    var firsts: [Content: Int] = [:]
    return zip(hashes, sheets).enumerated().compactMap { number, file in
      let content = Content(sha256: file.0, sheet: file.1)
      guard let first = firsts[content] else {
        firsts[content] = number
        return nil
      }
      return RepeatedFile(number: number, first: first)
    }
  }
}

extension PreparedRun {
  func repeatedFiles(_ raw: [RawFile], hashes: [String]) -> [RepeatedFile] {
    RepeatedFile.all(hashes: hashes, sheets: raw.map(\.sheet))
  }

  /// One finding a file, at its place 0: before its first record.
  func findings(of repeated: [RepeatedFile], _ raw: [RawFile]) -> [Finding] {
    repeated.map { file in
      Finding(
        rules[.fileRepeated], at: RecordPlace(file: file.number, record: 0),
        found: "\(words(raw[file.number])) 与 \(words(raw[file.first]))",
        related: RecordPlace(file: file.first, record: 0))
    }
  }

  /// What the summary and the log say of them.
  func notices(of repeated: [RepeatedFile], _ raw: [RawFile]) -> [String] {
    repeated.map { file in
      let (second, first) = (raw[file.number], raw[file.first])
      return "\(second.path) of source \"\(allSources[second.source].id)\" has the content of \(first.path) of source "
        + "\"\(allSources[first.source].id)\", so that each of its units is there twice (\(FindingKind.fileRepeated.rawValue))"
    }
  }

  private func words(_ file: RawFile) -> String { "来源 \(allSources[file.source].id) 的 \(file.path)" }
}
