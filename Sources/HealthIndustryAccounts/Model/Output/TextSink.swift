/// What a text goes to piece by piece: a text, or the bytes of a file without a text between.
protocol TextSink: ~Copyable {
  mutating func write(_ text: String)
}

extension String: TextSink {}
