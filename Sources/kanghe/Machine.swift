import Foundation

/// What the machine offers.
enum Machine {
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
