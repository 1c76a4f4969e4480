/// 卫生机构类别 (WS 218) and the industry each leads to. The longest prefix of a category decides.
struct InstitutionCategories: Sendable {
  /// One row a category.
  struct Category: Sendable {
    let code: String
    let name: String
    /// nil where the category alone does not say which industry.
    let industry: IndustryCode?
  }

  private let byCode: [String: Category]

  /// Creates the table.
  init(_ categories: [Category]) {
    byCode = Dictionary(categories.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The category that a text begins with, such as `A100`, `A1` or `A100.综合医院`; nil where none does.
  func category(of text: String) -> Category? {
    var code = text.uppercased().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    while !code.isEmpty {
      if let category = byCode[String(code)] { return category }
      code = code.dropLast()
    }
    return nil
  }
}
