import Testing

@testable import HealthIndustryAccounts

@Suite struct CalibrationTests {
  @Test func confidenceRisesWithTheScoreAndStaysBelowTheShare() {
    // Of 100 decisions with score 1, 60 are right; of 100 with score 2, 90.
    let calibration = Calibration(
      (0..<100).map { (score: Float(1), isRight: $0 < 60) } + (0..<100).map { (score: Float(2), isRight: $0 < 90) })
    let low = calibration.confidence(of: 1.5)
    let high = calibration.confidence(of: 2)
    #expect(low > 0.5 && low < 0.6)
    #expect(high > 0.84 && high < 0.9)
    #expect(calibration.confidence(of: 0.5) == 0)
    #expect(calibration.confidence(of: 100) == high)
  }

  @Test func aFewRightDecisionsAreNotCertain() {
    #expect(Calibration([(1, true), (2, true), (3, true)]).confidence(of: 3) < 0.8)
    #expect(Calibration([]).confidence(of: 3) == 0)
  }

  /// Equal scores say the same, however the file was sorted.
  @Test func equalScoresAreOneStepInAnyOrder() {
    let outcomes = (0..<100).map { (score: Float(1), isRight: $0 >= 50) }
    let calibration = Calibration(outcomes)
    #expect(calibration == Calibration(outcomes.reversed()))
    #expect(calibration.confidence(of: 1) < 0.5)
  }

  /// More mistakes at the higher score: both are one step.
  @Test func aFallingShareIsOneStep() {
    let calibration = Calibration(
      (0..<50).map { (score: Float(1), isRight: $0 < 45) } + (0..<50).map { (score: Float(2), isRight: $0 < 35) })
    #expect(calibration.confidence(of: 1) == calibration.confidence(of: 2))
  }
}
