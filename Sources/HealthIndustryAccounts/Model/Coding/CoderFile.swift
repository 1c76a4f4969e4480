/// A coder as bytes: a heading, then numbers in little-endian order.
enum CoderFile {
  /// Changes with what the numbers are.
  static let version = 7
  /// What is read: version 6 knows no openings of scopes, version 5 says of divisions alone whether they belong as a whole, version 4 knows no places, and version 3 does not say what a brand is, and how much evidence is told.
  static let readVersions = 3...7

  private static let name = Array("kanghe text coder ".utf8)
  private static let heading = name + Array("\(version)\n".utf8)

  typealias Limits = (brands: CodingTextRules.Brands, evidence: CodingEvidence.Limits)

  private static let limitsOfVersion3: Limits = (
    .init(least: 2, share: 40, shortest: 2, longest: 8), .init(terms: 3, least: 0.1)
  )

  static func bytes(of parts: TextCoder.Parts) -> [UInt8] {
    var writer = CoderBytes()
    writer.bytes = heading
    writer.append(parts.rules.negations)
    writer.append(parts.rules.boilerplate)
    for weight in [
      parts.rules.nameWeight, parts.rules.scopeWeight, parts.rules.productsWeight, parts.rules.order.decay,
    ] {
      writer.append(weight.bitPattern)
    }
    let brands = parts.rules.brands
    for number in [brands.least, brands.share, brands.shortest, brands.longest, parts.evidence.terms] {
      writer.append(UInt32(number))
    }
    writer.append(parts.evidence.least.bitPattern)
    writer.append(parts.rules.places)
    writer.append(parts.rules.openings)
    writer.append(parts.rules.order.first.bitPattern)
    writer.append(parts.dictionary.grams.map(\.bits))
    writer.append(parts.dictionary.weights.map(\.bitPattern))
    writer.append(parts.divisions)
    writer.append(parts.divisionScores)
    writer.append(parts.classWeights.map(\.bitPattern))
    writer.append(parts.classes.map(\.number))
    writer.append(parts.classScores)
    writer.append(parts.healthScores)
    writer.append(parts.healthDivisions)
    writer.append(parts.healthDivisionScores)
    writer.append(parts.divisionBelongings.map(\.rawValue))
    writer.append(parts.classBelongings.map(\.rawValue))
    writer.append(parts.industryWeight.bitPattern)
    let calibrations = parts.healthCalibrations.flatMap { [$0.health, $0.notHealth] } + [parts.divisionCalibration]
    for calibration in calibrations {
      writer.append(calibration.scores.map(\.bitPattern))
      writer.append(calibration.confidences.map(\.bitPattern))
    }
    return writer.bytes
  }

  /// The version that the bytes are of; nil where they are not those of a coder.
  static func version(of bytes: [UInt8]) -> Int? {
    guard bytes.starts(with: name) else { return nil }
    return Int(
      String(decoding: bytes.dropFirst(name.count).prefix(9).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  /// nil where the bytes are not those of a coder of these versions.
  static func parts(of bytes: [UInt8]) -> TextCoder.Parts? {
    guard let version = version(of: bytes), readVersions.contains(version) else { return nil }
    var reader = CoderByteReader(bytes, from: heading.count)
    guard let negations = reader.texts(), let boilerplate = reader.texts(),
      let weights = reader.numbers(UInt64.self, 4),
      let limits = version == 3 ? limitsOfVersion3 : reader.limits(),
      let places = version < 5 ? [] : reader.texts(),
      let openings = version < 7 ? [] : reader.texts(),
      let firstWeight = version < 7 ? 1 : reader.number(UInt64.self).map(Double.init(bitPattern:)),
      let grams = reader.list(UInt64.self), let gramWeights = reader.list(UInt32.self),
      grams.count == gramWeights.count,
      let divisions = reader.texts(), let divisionScores = reader.scores(),
      let classWeights = reader.list(UInt32.self), let classes = reader.list(UInt16.self),
      let classScores = reader.scores(), let health = reader.scores(), let healthDivisions = reader.texts(),
      let healthDivisionScores = reader.scores(), let belongings = reader.belongings(version, divisions.count),
      let industryWeight = reader.number(UInt32.self), let calibrations = reader.calibrations(7), reader.isAtEnd,
      classWeights.count == CodingTextKind.allCases.count, !healthDivisions.isEmpty,
      belongings.divisions.count == divisions.count, [0, classes.count].contains(belongings.classes.count)
    else { return nil }
    let doubles = weights.map(Double.init(bitPattern:))
    let rules = CodingTextRules(
      negations: negations, boilerplate: boilerplate, openings: openings, places: places, nameWeight: doubles[0],
      scopeWeight: doubles[1], productsWeight: doubles[2], order: .init(first: firstWeight, decay: doubles[3]),
      brands: limits.brands)
    let counts = [divisionScores, classScores, health, healthDivisionScores].map(\.classCount)
    guard counts == [divisions.count, classes.count, 1, healthDivisions.count],
      [divisionScores, classScores, health, healthDivisionScores].allSatisfy({ $0.starts.count == grams.count + 1 })
    else { return nil }
    return TextCoder.Parts(
      rules: rules,
      dictionary: FeatureDictionary(
        grams.map { NGram(bits: $0) }, weights: gramWeights.map(Float.init(bitPattern:))),
      divisions: divisions, divisionScores: divisionScores,
      classWeights: classWeights.map(Float.init(bitPattern:)), classes: classes.compactMap(IndustryCode.init(number:)),
      classScores: classScores, healthScores: health, healthDivisions: healthDivisions,
      healthDivisionScores: healthDivisionScores, divisionBelongings: belongings.divisions,
      classBelongings: belongings.classes,
      industryWeight: Float(bitPattern: industryWeight),
      healthCalibrations: [0, 2, 4].map {
        HealthCalibration(health: calibrations[$0], notHealth: calibrations[$0 + 1])
      },
      divisionCalibration: calibrations[6],
      evidence: limits.evidence)
  }
}

/// Numbers and lists as bytes; a list begins with its length.
private struct CoderBytes {
  var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append<Number: FixedWidthInteger>(_ list: [Number]) {
    append(UInt32(list.count))
    for number in list { append(number) }
  }

  mutating func append(_ texts: [String]) {
    append(UInt32(texts.count))
    for text in texts { append(Array(text.utf8)) }
  }

  mutating func append(_ scores: LinearScores) {
    append(UInt32(scores.classCount))
    append(scores.starts)
    append(scores.classes)
    append(scores.weights)
    append(scores.scale.bitPattern)
    append(scores.biases.map(\.bitPattern))
  }
}

/// Reads what ``CoderBytes`` wrote; nil where the bytes end before.
private struct CoderByteReader {
  private let bytes: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8], from place: Int) {
    self.bytes = bytes
    self.place = place
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard place + size <= bytes.count else { return nil }
    defer { place += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type, _ count: Int) -> [Number]? {
    let size = count * MemoryLayout<Number>.size
    guard size <= bytes.count - place else { return nil }
    defer { place += size }
    return bytes.withUnsafeBytes { bytes in
      Array(unsafeUninitializedCapacity: count) { numbers, known in
        UnsafeMutableRawBufferPointer(numbers).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + size]))
        for index in 0..<count { numbers[index] = Number(littleEndian: numbers[index]) }
        known = count
      }
    }
  }

  mutating func list<Number: FixedWidthInteger>(_ type: Number.Type) -> [Number]? {
    number(UInt32.self).flatMap { numbers(type, Int($0)) }
  }

  mutating func texts() -> [String]? {
    guard let count = number(UInt32.self) else { return nil }
    var texts: [String] = []
    for _ in 0..<count {
      guard let utf8 = list(UInt8.self) else { return nil }
      texts.append(String(decoding: utf8, as: UTF8.self))
    }
    return texts
  }

  mutating func limits() -> CoderFile.Limits? {
    guard let counts = numbers(UInt32.self, 5)?.map({ Int($0) }),
      let least = number(UInt32.self).map(Float.init(bitPattern:))
    else { return nil }
    let limits = (
      brands: CodingTextRules.Brands(least: counts[0], share: counts[1], shortest: counts[2], longest: counts[3]),
      evidence: CodingEvidence.Limits(terms: counts[4], least: least)
    )
    return limits.brands.isWithinBounds && limits.evidence.isWithinBounds ? limits : nil
  }

  /// What divisions and classes say of belonging.
  mutating func belongings(_ version: Int, _ divisionCount: Int) -> (divisions: [Belonging], classes: [Belonging])? {
    guard version < 6 else {
      guard let divisions = belongings(), let classes = belongings() else { return nil }
      return (divisions, classes)
    }
    guard let whole = list(UInt16.self), whole.allSatisfy({ $0 < divisionCount }) else { return nil }
    return ((0..<divisionCount).map { whole.contains(UInt16($0)) ? .whole : .outside }, [])
  }

  private mutating func belongings() -> [Belonging]? {
    guard let numbers = list(UInt8.self) else { return nil }
    let belongings = numbers.compactMap(Belonging.init)
    return belongings.count == numbers.count ? belongings : nil
  }

  mutating func scores() -> LinearScores? {
    guard let count = number(UInt32.self), let starts = list(UInt32.self), let classes = list(UInt16.self),
      let weights = list(Int8.self), let scale = number(UInt32.self), let biases = list(UInt32.self),
      biases.count == Int(count), classes.count == weights.count, classes.allSatisfy({ $0 < count }),
      starts.last.map(Int.init) == classes.count, zip(starts, starts.dropFirst()).allSatisfy(<=)
    else { return nil }
    return LinearScores(
      classCount: Int(count), starts: starts, classes: classes, weights: weights, scale: Float(bitPattern: scale),
      biases: biases.map(Float.init(bitPattern:)))
  }

  mutating func calibrations(_ count: Int) -> [Calibration]? {
    var calibrations: [Calibration] = []
    for _ in 0..<count {
      guard let scores = list(UInt32.self), let confidences = list(UInt32.self), scores.count == confidences.count
      else { return nil }
      calibrations.append(
        Calibration(
          scores: scores.map(Float.init(bitPattern:)), confidences: confidences.map(Float.init(bitPattern:))))
    }
    return calibrations
  }
}
