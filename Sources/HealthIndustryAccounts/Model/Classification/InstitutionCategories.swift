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
  /// Codes of up to eight digits and capitals by their bytes, and the place of each in ``rows``.
  private let placeByBytes: [UInt64: Int]
  /// One row a category.
  let rows: [Category]

  /// Creates the table.
  init(_ categories: [Category]) {
    rows = categories
    byCode = Dictionary(categories.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let codes = categories.enumerated().compactMap { place, category in
      Array(category.code.utf8).withUnsafeBufferPointer(Self.word).map { ($0, place) }
    }
    placeByBytes = Dictionary(codes, uniquingKeysWith: { first, _ in first })
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

  /// Which of ``rows`` a text of up to eight digits and capitals begins with, as ``category(of:)`` says; nil where none
  /// does, or the text is another.
  func place(ofPlain text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard var code = Self.word(of: text) else { return nil }
    while code != 0 {
      if let place = placeByBytes[code] { return place }
      code >>= 8
    }
    return nil
  }

  /// Up to eight digits and capitals as one number, so that to drop the last is to drop the lowest byte.
  private static func word(of text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard text.count <= 8 else { return nil }
    var word: UInt64 = 0
    for byte in text {
      guard UnitIdentifier.isLetterOrDigit(byte) else { return nil }
      word = word << 8 | UInt64(byte)
    }
    return word
  }
}
