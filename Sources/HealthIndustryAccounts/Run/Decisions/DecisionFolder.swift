internal import Foundation
internal import RecordReaders

/// The folder of a pipeline's filled review sheets: every workbook and CSV file in it.
enum DecisionFolder {
  /// Kinds of file that may well be sheets, but cannot be read.
  private static let otherSheets = ["xls", "xlsm", "xlsb", "et", "ett", "ods", "numbers", "tsv"]

  /// The sheets, sorted by name, and files that somebody may take for such.
  static func files(in folder: String) throws -> (sheets: [String], others: [String]) {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(isVisible).sorted()
    return (names.filter { isOf(["xlsx", "csv"], $0) }, names.filter(isOtherSheet))
  }

  static let notASheet = "is neither a workbook (.xlsx) nor CSV; save it as one of them"

  /// Whether a file is a spreadsheet that cannot be read.
  static func isOtherSheet(_ path: String) -> Bool { isOf(otherSheets, path) }

  private static func isOf(_ kinds: [String], _ path: String) -> Bool {
    kinds.contains { path.lowercased().hasSuffix("." + $0) }
  }

  /// Programs that have a sheet open put a file beside it, `~$review.xlsx` or `.~lock.review.xlsx#`.
  private static func isVisible(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasPrefix("~") }
}

extension DefinitionReader {
  /// All decisions of a pipeline, in the order of files and rows. A decision that is there several times counts once.
  func decisions(_ folder: String, _ context: DecisionRowReader.Context, _ node: DefinitionNode) -> [ApprovedDecision] {
    guard Paths.isFolder(folder) else {
      node.fault(
        "the folder \(folder) is not there; make it, empty for a start: `kanghe review import` puts filled review sheets there"
      )
      return []
    }
    do {
      let files = try DecisionFolder.files(in: folder)
      for name in files.others {
        problems.add("\(DecisionFolder.notASheet), or move it elsewhere", file: "\(folder)/\(name)", line: 1)
      }
      var known: Set<String> = []
      return files.sheets.flatMap { name in
        let decisions = decisionSheet("\(folder)/\(name)", context)?.tally.decisions.map(\.decision) ?? []
        return decisions.filter { known.insert($0.number).inserted }
      }
    } catch {
      let ownership = FileAccess.ownership(of: folder) ?? "unknown"
      node.fault(
        "the folder \(folder) (\(ownership)) cannot be read by the account \(FileAccess.account); give it to a group that the "
          + "account is in, with the right to read and enter (chgrp GROUP, chmod g+rx)")
      return []
    }
  }

  /// A filled sheet and what was read of it; nil where it has faults, each reported.
  func decisionSheet(_ path: String, _ context: DecisionRowReader.Context)
    -> (header: [String], tally: DecisionRowReader.Tally)?
  {
    guard noteFile(path) else {
      problems.add("the file is not there; check the path", file: path, line: 1)
      return nil
    }
    guard !DecisionFolder.isOtherSheet(path) else {
      problems.add(DecisionFolder.notASheet, file: path, line: 1)
      return nil
    }
    do throws(ReadingError) {
      guard let sheet = try DecisionSheet(path, isHead: DecisionColumns.isHead) else {
        problems.add(
          "no head with 单位标识码 and 审定结果 (or unit_id and decision) was found; expected a filled review.xlsx or review.csv",
          file: path, line: 1)
        return nil
      }
      return try rows(of: sheet, context).map { (sheet.header, $0) }
    } catch {
      problems.add(
        (error.path.map { "at \($0): " } ?? "") + error.problem.description(.none), file: path, line: error.line ?? 1)
      return nil
    }
  }

  private func rows(of sheet: DecisionSheet, _ context: DecisionRowReader.Context) throws(ReadingError)
    -> DecisionRowReader.Tally?
  {
    let columns = DecisionColumns(sheet.header)
    for column in columns.missing {
      problems.add(
        "the column \(column.title) (or \(column.id)) is missing; copy it from the review sheet", file: sheet.path,
        line: sheet.headRow)
    }
    for column in columns.repeated {
      problems.add(
        "the column \(column.title) is there twice; keep the one that was filled in", file: sheet.path,
        line: sheet.headRow)
    }
    guard columns.missing.isEmpty, columns.repeated.isEmpty else { return nil }
    var reader = DecisionRowReader(context, columns, file: Paths.name(of: sheet.path))
    try sheet.forEachRow { reader.read($0) }
    reader.faults.report(to: problems, file: sheet.path)
    return reader.faults.isEmpty ? reader.tally : nil
  }
}
