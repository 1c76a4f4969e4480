/// Linear scores of some classes over the features of a dictionary. Most weights are nothing and are not kept.
/// Grain: one weight a feature and class.
struct LinearScores: Sendable, Equatable {
  let classCount: Int
  /// Where each feature's weights begin, and where the last end.
  let starts: [UInt32]
  let classes: [UInt16]
  /// In units of ``scale``.
  let weights: [Int8]
  let scale: Float
  /// One a class.
  let biases: [Float]

  /// Keeps the weights of at least `least` times the largest, in 255 steps.
  ///
  /// - Parameter columns: one a class, each with one weight a feature.
  init(columns: [[Float]], biases: [Float], featureCount: Int, keepingAtLeast least: Float) {
    classCount = columns.count
    self.biases = biases
    let largest = columns.lazy.map { $0.lazy.map(\.magnitude).max() ?? 0 }.max() ?? 0
    let scale = largest > 0 ? largest / 127 : 1
    self.scale = scale
    var starts: [UInt32] = [0]
    var classes: [UInt16] = []
    var weights: [Int8] = []
    starts.reserveCapacity(featureCount + 1)
    for feature in 0..<featureCount {
      for (number, column) in columns.enumerated() where column[feature].magnitude >= least * largest {
        let weight = Int8((column[feature] / scale).rounded())
        guard weight != 0 else { continue }
        classes.append(UInt16(number))
        weights.append(weight)
      }
      starts.append(UInt32(classes.count))
    }
    self.starts = starts
    self.classes = classes
    self.weights = weights
  }

  init(classCount: Int, starts: [UInt32], classes: [UInt16], weights: [Int8], scale: Float, biases: [Float]) {
    self.classCount = classCount
    self.starts = starts
    self.classes = classes
    self.weights = weights
    self.scale = scale
    self.biases = biases
  }

  /// One score a class.
  func scores(of vector: FeatureVector) -> [Float] {
    var sums = [Float](repeating: 0, count: classCount)
    sums.withUnsafeMutableBufferPointer { sums in
      classes.withUnsafeBufferPointer { classes in
        weights.withUnsafeBufferPointer { weights in
          for (place, feature) in vector.numbers.enumerated() {
            let value = vector.values[place]
            for index in Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1]) {
              sums[Int(classes[index])] += value * Float(weights[index])
            }
          }
        }
      }
    }
    return sums.indices.map { sums[$0] * scale + biases[$0] }
  }

  /// Calls `body` with the feature, the class and the weight of each weight, feature by feature.
  @inline(__always)
  func forEachWeight(_ body: (Int, Int, Int8) -> Void) {
    for feature in 0..<max(starts.count - 1, 0) {
      for index in Int(starts[feature])..<Int(starts[feature + 1]) {
        body(feature, Int(classes[index]), weights[index])
      }
    }
  }

  /// What a feature of weight 1 adds to a class's score.
  func weight(ofFeature feature: Int, class wanted: Int) -> Float {
    for index in Int(starts[feature])..<Int(starts[feature + 1]) where classes[index] == wanted {
      return Float(weights[index]) * scale
    }
    return 0
  }
}
