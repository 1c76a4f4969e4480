#if canImport(Glibc)
  import Glibc
#endif

/// Exchanges two paths in one step (Linux renameat2 with RENAME_EXCHANGE).
///
/// Swift's Glibc module does not show the call, since its header hides it behind _GNU_SOURCE; so it is looked up.
enum ExchangeRename {
  private typealias Call =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
  private static let exchangeFlag: UInt32 = 2

  /// False where the C library or the file system has no such exchange; nothing has then changed.
  static func exchange(_ first: String, _ second: String) -> Bool {
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    return unsafeBitCast(symbol, to: Call.self)(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0
  }
}
