import Testing

/// Lists of hospitals, each of which numbers its rows from 1, as the files of one source.
@Suite struct SerialNumberTests {
  private static let head = "序号,机构名称,地址,区县代码,小类\n"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aSecondListWithTheSameNumbersIsNotLost() throws {
    let first = try folder.write(Self.head + "1,甲医院,,110101,A1\n2,乙医院,,110101,A1\n", to: "first.csv")
    let second = try folder.write(Self.head + "1,丙医院,,110102,A1\n2,丁医院,,110102,A1\n", to: "second.csv")
    try run(first, second).expect(3, "2 of 4 records of source \"hospitals\" were rejected")
  }

  @Test func theSameListTwiceCountsOnce() throws {
    let list = Self.head + "1,甲医院,,110101,A1\n2,乙医院,,110101,A1\n"
    try run(folder.write(list, to: "first.csv"), folder.write(list, to: "second.csv")).expect(0)
  }

  private func run(_ files: String...) throws -> KangheProcess.Result {
    try KangheProcess.run(
      ["run", "institution-register", "--output", folder.path + "/output"]
        + files.flatMap { ["--source", "hospitals=" + $0] })
  }
}
