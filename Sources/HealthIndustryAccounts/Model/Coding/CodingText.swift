/// How much a unit says of itself: the more, the surer is what it says.
enum CodingTextKind: Int, Sendable, CaseIterable {
  case nameAlone, withScope, withProducts

  /// Stands among the n-grams for texts of the kind: files with products are of other industries, on the whole, than
  /// registers. In texts such a character is a sign.
  var mark: NGram { NGram(bits: 0xFDD0 + UInt64(rawValue)) }
}

/// What a unit says of itself, as the text coder reads it. Blank where the record does not say.
struct CodingText: Sendable, Equatable {
  /// 企业名称.
  var name = ""
  /// 经营范围 or 主要业务活动.
  var scope = ""
  /// 主营产品.
  var products = ""
}

/// The same as bytes in UTF-8, for as long as their buffer is held: texts of registers are read where they stand.
struct CodingBytes {
  var name = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var scope = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var products = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
}

extension CodingText {
  /// Hands the texts on as bytes.
  func withBytes<Result>(_ body: (CodingBytes) -> Result) -> Result {
    var (name, scope, products) = (name, scope, products)
    return name.withUTF8 { name in
      scope.withUTF8 { scope in
        products.withUTF8 { products in body(CodingBytes(name: name, scope: scope, products: products)) }
      }
    }
  }
}
