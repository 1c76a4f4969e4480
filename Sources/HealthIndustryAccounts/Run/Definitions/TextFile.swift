internal import Foundation

/// Reads small text files: definitions, never data.
enum TextFile {
  /// A definition file that cannot be read.
  struct ReadError: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "\(path): the file cannot be read as UTF-8 text. Check that it exists and how it was saved."
    }
  }

  static func read(_ path: String) throws(ReadError) -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else {
      throw ReadError(path: path)
    }
    return text
  }
}
