internal import Foundation
internal import RecordReaders

/// What an error of the library means to the one who started the run.
public enum FailureKind: Sendable {
  case badDefinition, unreadableInput, missingInput, usage, notOfficial, locked, cannotWrite, heldBack
  case programFault, other

  /// The meaning of an error.
  public init(of error: any Error) {
    switch error {
    case is DefinitionError, is EditionError, is XMLRecordLayout.PathError: self = .badDefinition
    case let error as ReadingError: self = Self.reading(error)
    case CoderError.outputIsInput: self = .usage
    case is CollectionError, is CoderError: self = .unreadableInput
    case let refusal as RunRefusal: self = Self.refusal(refusal)
    case is OutputWritingError, is CocoaError: self = .cannotWrite
    case is ExplanationError: self = .missingInput
    case let error as CellExplanationError: self = Self.cell(error)
    case is OutputIdentityError, is CaliberIdentityError, is ComparisonIdentityError, is RecordBalanceError:
      self = .programFault
    default: self = .other
    }
  }

  private static func reading(_ error: ReadingError) -> FailureKind {
    switch error.problem {
    case .cannotOpen, .notPermitted: .missingInput
    default: .unreadableInput
    }
  }

  private static func cell(_ error: CellExplanationError) -> FailureKind {
    switch error {
    case .doesNotAddUp: .programFault
    case .unexpectedFile: .unreadableInput
    case .unknownTable, .unknownLine, .ambiguousLine: .missingInput
    }
  }

  private static func refusal(_ refusal: RunRefusal) -> FailureKind {
    switch refusal {
    case .notOfficial: .notOfficial
    case .periodOutsideValidity, .unknownSource: .usage
    case .noFiles, .noPipeline: .missingInput
    case .locked: .locked
    case .definitionChanged: .badDefinition
    case .outputNotWritable: .cannotWrite
    case .earlierRunUnreadable: .unreadableInput
    case .tooManyRejected, .nothingCounts, .fileEndsInRecord, .fewerRecords, .shareOfGDPTooLarge: .heldBack
    }
  }
}
