extension [String] {
  /// What a failing comparison is to show: of all that it found, the one that is easiest to look into.
  var shortest: String? { self.min { $0.utf8.count < $1.utf8.count } }
}
