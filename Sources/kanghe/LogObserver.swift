import HealthIndustryAccounts
import Logging

/// One log line a sub-process; file paths and counts, never what a record says.
struct LogObserver: RunObserver {
  private let logger: Logger

  init(_ logger: Logger) {
    self.logger = logger
  }

  func begins(stage: String) {}

  func ended(stage: String, seconds: Double) {
    logger.info("\(stage)", metadata: ["seconds": "\((seconds * 1000).rounded() / 1000)"])
  }

  func opened(file: String, source: String, dialect: String) {
    logger.info("open", metadata: ["file": "\(file)", "source": "\(source)", "dialect": "\(dialect)"])
  }

  func notice(_ text: String) { logger.warning("\(text)") }

  func progress(_ progress: ReadingProgress) {
    guard progress.bytes >= progress.totalBytes else { return }
    logger.info("read", metadata: ["file": "\(progress.file)", "records": "\(progress.records)"])
  }
}
