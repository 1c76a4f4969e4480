import Foundation

/// What the tests read in manifest.json.
struct Manifest: Decodable {
  struct Balance: Decodable {
    let read: Int
    let accepted: Int
    let review: Int
    let rejected: Int
    let duplicate: Int
    let outside: Int
    let blank: Int

    var isBalanced: Bool { read == accepted + review + rejected + duplicate + outside + blank }
  }

  struct Source: Decodable {
    let id: String
    let balance: Balance
  }

  /// The files of a run that tell how it was carried out: the manifest, and that with its sum.
  static let dependents = ["manifest.json", "SHA256SUMS"]

  let sources: [Source]

  static func read(_ run: String) throws -> Manifest {
    try JSONDecoder().decode(Manifest.self, from: data(run))
  }

  static func jobs(_ run: String) throws -> Int? {
    let execution = try object(run)["execution"] as? [String: Any]
    return execution?["jobs"] as? Int
  }

  /// All that must not depend on how the run was carried out, in one form.
  static func withoutExecution(_ run: String) throws -> Data {
    var object = try object(run)
    object["execution"] = nil
    return try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
  }

  private static func data(_ run: String) throws -> Data {
    try Data(contentsOf: URL(filePath: run + "/manifest.json"))
  }

  private static func object(_ run: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: data(run)) as? [String: Any] ?? [:]
  }
}
