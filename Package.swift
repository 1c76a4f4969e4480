// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6, imports internal unless said otherwise, warnings as errors.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kanghe",
  products: [
    .executable(name: "kanghe", targets: ["kanghe"]),
    .library(name: "HealthIndustryAccounts", targets: ["HealthIndustryAccounts"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "RecordReaders", dependencies: ["CLibCSV", "CLibXML2", "CLibZip"], swiftSettings: settings),
    .target(
      name: "HealthIndustryAccounts",
      dependencies: [
        "RecordReaders", "CLibXLSXWriter",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "kanghe",
      dependencies: [
        "HealthIndustryAccounts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(name: "RecordReadersTests", dependencies: ["RecordReaders", "CLibZip"], swiftSettings: settings),
    .testTarget(
      name: "HealthIndustryAccountsTests", dependencies: ["HealthIndustryAccounts"],
      exclude: ["Scenarios"], swiftSettings: settings),
    .testTarget(
      name: "KangheTests", dependencies: ["kanghe"], exclude: ["Snapshots"], swiftSettings: settings),
  ]
)
