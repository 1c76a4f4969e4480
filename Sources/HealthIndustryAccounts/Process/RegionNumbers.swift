/// Numbers the regions of units from 0, in the order in which they come.
struct RegionNumbers: Sendable {
  private(set) var regions: [RegionCode] = []
  private var numbers: [RegionCode: Int] = [:]
  /// Region and number of some units before, by the lowest bits of the region: a dictionary is asked for few units then.
  private var recent = [(region: UInt32, number: Int32)](repeating: (0, 0), count: Self.recentCount)

  private static let recentCount = 1 << 12

  /// The number of a region; that of a new one is the count of those before.
  @inline(__always)
  mutating func number(of region: RegionCode) -> Int {
    let place = Int(region.number) % Self.recentCount
    if recent[place].region == region.number { return Int(recent[place].number) }
    let number = numbers[region] ?? append(region)
    recent[place] = (region.number, Int32(number))
    return number
  }

  private mutating func append(_ region: RegionCode) -> Int {
    numbers[region] = regions.count
    regions.append(region)
    return regions.count - 1
  }
}
