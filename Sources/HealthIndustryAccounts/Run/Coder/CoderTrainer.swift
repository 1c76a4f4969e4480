/// Trains a coder from texts.
struct CoderTrainer {
  private let definition: CoderDefinition
  private let jobs: Int

  init(_ definition: CoderDefinition, jobs: Int) {
    self.definition = definition
    self.jobs = jobs
  }

  /// A coder without calibration.
  func train(_ texts: [TrainingText]) -> TextCoder.Parts {
    let none = Calibration([])
    let dictionary = dictionary(of: texts)
    let vectors = zip(texts, vectors(of: texts, dictionary)).map { text, vector in
      // Lists of words are as many for each industry; units are not, and their marks tell how often each comes.
      text.origin == .industryWords ? vector.withoutMark(dictionary) : vector
    }
    // How many of the units belong to the health industry, and to which division of it, differs from register to register
    // and from file to file: only the industries learn by the marks.
    let ofHealth = vectors.map { $0.withoutMark(dictionary) }
    let divisions = definition.industries.items.filter { $0.level == "division" }.map(\.code).sorted()
    let classes = definition.industries.items.compactMap { IndustryCode($0.code) }.sorted()
    let truth = HealthTruth(definition)
    let healthDivisions = definition.classification.items.filter { $0.level == .division }.map(\.code).sorted()
    let divisionScores = scores(
      texts, vectors, dictionary, among: divisions,
      of: { $0.industry.isEmpty ? nil : String($0.industry.prefix(2)) })
    return TextCoder.Parts(
      rules: definition.rules, dictionary: dictionary, divisions: divisions, divisionScores: divisionScores,
      classWeights: definition.training.classWeights, classes: classes,
      classScores: classScores(texts, vectors, dictionary, classes),
      healthScores: healthScores(texts, ofHealth, dictionary), healthDivisions: healthDivisions,
      healthDivisionScores: scores(
        texts, ofHealth, dictionary, among: healthDivisions,
        of: { $0.isHealth == true ? $0.healthDivision : nil },
        counting: { $0.origin == .term ? definition.training.termsForDivision : 1 }),
      divisionBelongings: divisions.map(truth.belonging(ofDivision:)),
      classBelongings: classes.map(truth.belonging(of:)),
      industryWeight: definition.training.industryWeight,
      healthCalibrations: Array(
        repeating: HealthCalibration(health: none, notHealth: none), count: CodingTextKind.allCases.count),
      divisionCalibration: none, evidence: definition.evidence)
  }

  /// The vectors of texts.
  private func vectors(of texts: [TrainingText], _ dictionary: FeatureDictionary) -> [FeatureVector] {
    let rules = definition.rules
    return RowRanges.map(texts.count, jobs: jobs) { range in
      var reader = FeatureReader(dictionary, rules)
      return range.map { reader.read(texts[$0].text) }
    }.flatMap { $0 }
  }

  // MARK: - The dictionary

  /// The most frequent first: what most texts ask for stands side by side then, and stays in a core's cache.
  private func dictionary(of texts: [TrainingText]) -> FeatureDictionary {
    let rules = definition.rules
    let longest = definition.vocabulary.longest
    let counts = RowRanges.map(texts.count, jobs: jobs) { range in
      var phrases = TextPhrases(rules)
      var counts: [NGram: Int] = [:]
      for row in range {
        for gram in Self.grams(of: texts[row].text, &phrases) where gram.count <= longest {
          counts[gram, default: 0] += 1
        }
      }
      return counts
    }.reduce(into: [NGram: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    let known = counts.filter { $0.value >= definition.vocabulary.least }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(definition.vocabulary.most).map(\.key)
    let count = Double(texts.count)
    let weights = known.map { Float(Self.logarithm((1 + count) / Double(1 + (counts[$0] ?? 0))) + 1) }
    let marks = definition.training.kindWeight > 0 ? CodingTextKind.allCases.map(\.mark) : []
    return FeatureDictionary(known + marks, weights: weights + marks.map { _ in definition.training.kindWeight })
  }

  private static func grams(of text: CodingText, _ phrases: inout TextPhrases) -> Set<NGram> {
    var grams: Set<NGram> = []
    let fields: [(String, TextPhrases.Kind)] = [(text.name, .name), (text.scope, .scope), (text.products, .products)]
    for (field, kind) in fields {
      phrases.forEach(in: field, kind) { phrase, _ in
        NGram.forEach(in: phrase) { grams.insert($0) }
      }
    }
    return grams
  }

  private static func logarithm(_ x: Double) -> Double {
    x < 1 ? -logarithm(1 / x) : Double(Logarithm.ofOnePlus(Float(x - 1)))
  }

  /// By its series; exponents here are small.
  private static func exponential(_ x: Double) -> Double {
    if x.magnitude > 0.5 {
      let half = exponential(x / 2)
      return half * half
    }
    return 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6)))))
  }

  // MARK: - The scores

  private func scores(
    _ texts: [TrainingText], _ vectors: [FeatureVector], _ dictionary: FeatureDictionary, among labels: [String],
    of label: (TrainingText) -> String?, counting factor: (TrainingText) -> Float = { _ in 1 }
  ) -> LinearScores {
    var examples = LinearTraining.Examples()
    var own: [String] = []
    var isCounted: [Bool] = []
    for (text, vector) in zip(texts, vectors) {
      guard let label = label(text), !vector.isEmpty else { continue }
      examples.append(vector, weight: text.weight * factor(text))
      own.append(label)
      isCounted.append(text.origin != .industryWords)
    }
    let balance = balance(own, isCounted)
    for index in own.indices { examples.weights[index] *= balance[own[index]] ?? 1 }
    let (all, labelsOfAll) = (examples, own)
    let training = training()
    let columns = RowRanges.mapEach(labels, jobs: jobs) { label in
      training.train(all, featureCount: dictionary.count) { labelsOfAll[$0] == label }
    }
    return LinearScores(
      columns: columns.map(\.weights), biases: columns.map(\.bias), featureCount: dictionary.count,
      keepingAtLeast: definition.training.least)
  }

  private func training(positiveWeight: Float = 1) -> LinearTraining {
    LinearTraining(
      cost: definition.training.cost, passes: definition.training.passes, positiveWeight: positiveWeight)
  }

  /// Rare labels count more; how rare one is, all texts say but lists of words, which are as many for each industry.
  private func balance(_ labels: [String], _ isCounted: [Bool]) -> [String: Float] {
    var counts: [String: Float] = [:]
    for (label, isCounted) in zip(labels, isCounted) { counts[label, default: 1] += isCounted ? 1 : 0 }
    let mean = Float(isCounted.count { $0 }) / Float(max(counts.count, 1))
    let power = definition.training.balance
    return counts.mapValues { Float(Self.exponential(power * Self.logarithm(Double(mean / $0)))) }
  }

  /// The classes of each division against each other; against all, where their scores count beside those of divisions.
  private func classScores(
    _ texts: [TrainingText], _ vectors: [FeatureVector], _ dictionary: FeatureDictionary, _ classes: [IndustryCode]
  ) -> LinearScores {
    let usable = texts.indices.filter { texts[$0].industry.count == 4 && !vectors[$0].isEmpty }
    let training = training()
    let isAgainstAll = definition.training.classWeights.contains { $0 > 0 }
    let byDivision = Dictionary(grouping: usable) { texts[$0].industry.prefix(2) }
    let columns = RowRanges.mapEach(classes, jobs: jobs) { code in
      var examples = LinearTraining.Examples()
      let own = byDivision[code.description.prefix(2)] ?? []
      // What nothing teaches is never suggested before what something does.
      let numbers = isAgainstAll && !own.isEmpty ? usable : own
      for number in numbers {
        let factor = texts[number].origin == .industryWords ? definition.training.wordsForClass : 1
        examples.append(vectors[number], weight: texts[number].weight * factor)
      }
      return training.train(examples, featureCount: dictionary.count) {
        texts[numbers[$0]].industry == code.description
      }
    }
    return LinearScores(
      columns: columns.map(\.weights), biases: columns.map(\.bias), featureCount: dictionary.count,
      keepingAtLeast: definition.training.least * 2)
  }

  private func healthScores(_ texts: [TrainingText], _ vectors: [FeatureVector], _ dictionary: FeatureDictionary)
    -> LinearScores
  {
    var examples = LinearTraining.Examples()
    var isHealth: [Bool] = []
    for (text, vector) in zip(texts, vectors) {
      guard let known = text.isHealth, !vector.isEmpty else { continue }
      examples.append(vector, weight: text.weight)
      isHealth.append(known)
    }
    let column = training(positiveWeight: definition.training.healthWeight).train(
      examples, featureCount: dictionary.count
    ) { isHealth[$0] }
    return LinearScores(
      columns: [column.weights], biases: [column.bias], featureCount: dictionary.count, keepingAtLeast: 0)
  }
}
