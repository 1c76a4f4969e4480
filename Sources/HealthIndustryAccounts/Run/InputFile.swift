/// One input file of a run, as the manifest records it.
struct InputFile: Sendable, Encodable {
  let source: String
  let path: String
  let bytes: Int
  let sha256: String
  let form: String
  let dialect: String

  init(_ file: RawFile, _ sources: [SourceDefinition], sha256: String) {
    source = sources[file.source].id
    path = file.path
    bytes = file.byteCount
    self.sha256 = sha256
    form = file.form.name
    dialect = file.dialect
  }
}
