import Testing

@testable import HealthIndustryAccounts

@Suite struct LinearScoresTests {
  @Test func scoresAreSumsOfWeightsAndTheBias() {
    let scores = LinearScores(
      columns: [[1.27, 0, -0.5], [0, 0.64, 0.001]], biases: [0.25, -1], featureCount: 3, keepingAtLeast: 0.01)
    var vector = FeatureVector()
    vector.numbers = [0, 2]
    vector.values = [2, 1]
    let found = scores.scores(of: vector)
    #expect((found[0] - (2 * 1.27 - 0.5 + 0.25)).magnitude < 0.02)
    #expect(found[1] == -1)
    #expect((scores.weight(ofFeature: 1, class: 1) - 0.64).magnitude < 0.01)
    #expect(scores.weight(ofFeature: 2, class: 1) == 0)
  }

  /// Three words, two of which tell the classes apart.
  @Test func trainingSeparatesWhatCanBeSeparated() {
    var examples = LinearTraining.Examples()
    for index in 0..<40 {
      var vector = FeatureVector()
      vector.numbers = [Int32(index % 2), 2]
      vector.values = [0.8, 0.6]
      examples.append(vector, weight: 1)
    }
    let trained = LinearTraining().train(examples, featureCount: 3) { $0 % 2 == 0 }
    #expect(0.8 * trained.weights[0] + 0.6 * trained.weights[2] + trained.bias > 0.7)
    #expect(0.8 * trained.weights[1] + 0.6 * trained.weights[2] + trained.bias < -0.7)
    let again = LinearTraining().train(examples, featureCount: 3) { $0 % 2 == 0 }
    #expect(trained.weights == again.weights && trained.bias == again.bias)
  }

  @Test(arguments: [0, 0.5, 1, 3, 1000] as [Float])
  func theLogarithmIsThatOfTheLibrary(x: Float) {
    // log 1 = 0, log 1.5, log 2, log 4, log 1001
    let expected: [Float: Float] = [0: 0, 0.5: 0.405_465_1, 1: 0.693_147_2, 3: 1.386_294_4, 1000: 6.908_754_8]
    #expect((Logarithm.ofOnePlus(x) - (expected[x] ?? -1)).magnitude < 0.000_01)
  }
}
