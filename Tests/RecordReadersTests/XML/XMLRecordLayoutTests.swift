import Testing

@testable import RecordReaders

@Suite struct XMLRecordLayoutTests {
  private static let namespaces = ["r": "urn:r"]

  @Test func stepsCarryTheNamespaceOfTheirPrefix() throws {
    let layout = try XMLRecordLayout(recordPath: "/r:a/b", fieldPaths: ["r:c/@d", "@r:e"], namespaces: Self.namespaces)
    #expect(
      layout.record == [
        .init(namespace: "urn:r", name: "a", isAttribute: false), .init(namespace: "", name: "b", isAttribute: false),
      ])
    #expect(
      layout.fields == [
        [.init(namespace: "urn:r", name: "c", isAttribute: false), .init(namespace: "", name: "d", isAttribute: true)],
        [.init(namespace: "urn:r", name: "e", isAttribute: true)],
      ])
    #expect(layout.recordPath == "/r:a/b")
  }

  @Test(arguments: ["", "/", "//a", "/a//b", "/a/", "/a/@b", "/@a", "/a:b:c", "/:a", "/a:"])
  func malformedRecordPaths(path: String) {
    #expect(throws: XMLRecordLayout.PathError.self) {
      try XMLRecordLayout(recordPath: path, fieldPaths: [], namespaces: ["a": "urn:a"])
    }
  }

  @Test(arguments: ["", "@", "a/", "/a", "@a/b", "@a/@b", "a//b", "r:", ":a", "a:b:c"])
  func malformedFieldPaths(path: String) {
    #expect(throws: XMLRecordLayout.PathError.malformed(path: path)) {
      try XMLRecordLayout(recordPath: "/a", fieldPaths: ["ok", path], namespaces: Self.namespaces)
    }
  }

  @Test func anUndeclaredPrefixIsNamed() {
    #expect(throws: XMLRecordLayout.PathError.unknownPrefix("q", path: "q:name")) {
      try XMLRecordLayout(recordPath: "/r:a", fieldPaths: ["q:name"], namespaces: Self.namespaces)
    }
    #expect(
      XMLRecordLayout.PathError.unknownPrefix("q", path: "q:name").description
        == "the prefix \"q\" in \"q:name\" is not declared; add it to `namespaces:`")
  }
}
