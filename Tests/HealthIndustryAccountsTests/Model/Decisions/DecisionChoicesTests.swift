import Testing

@testable import HealthIndustryAccounts

@Suite struct DecisionChoicesTests {
  @Test(arguments: ["01.1.1 医院", "01.1.1", "医院", " 01.1.1　医院 ", "01.1.1医院"])
  func aClassByCodeNameOrBoth(_ text: String) throws {
    #expect(try choices().read(text) == .decided(.belongs(2)))
  }

  @Test func outsideAndOpen() throws {
    #expect(try choices().read("不属于健康产业 ") == .decided(.outside))
    #expect(try choices().read("") == .open)
    #expect(try choices().read("　") == .open)
    #expect(try choices().read("暂不决定") == .open)
  }

  @Test func aCodeWithTheNameOfAnotherEditionIsNotTaken() throws {
    #expect(try choices().read("01.1.1 诊所") == .otherName("医院"))
  }

  /// Divisions and groups are no decision: the accounts count units by class.
  @Test(arguments: ["01", "01.1 治疗", "医疗", "09.9.9", "是", "不属于"]) func nothingElse(_ text: String) throws {
    #expect(try choices().read(text) == .unknown)
  }

  @Test func theListHoldsEveryClassOfTheEditionOnce() throws {
    let classification = try Shipped.yunnan.classification
    let texts = DecisionChoices(classification).all.map(\.text)
    #expect(texts.prefix(2) == ["不属于健康产业", "暂不决定"])
    #expect(texts.count == 82)
    #expect(Set(texts).count == texts.count)
    for text in texts.dropFirst(2) {
      guard case .decided(.belongs(let index)) = DecisionChoices(classification).read(text) else {
        Issue.record("\(text) is not read back")
        continue
      }
      #expect(text.hasPrefix(classification.items[index].code + " "))
    }
  }

  private func choices() throws -> DecisionChoices { DecisionChoices(try Small.classification()) }
}
