/// GSBPM 5.8 数据定版: the data files of the local calibers; none where the pipeline lists no caliber.
func finaliseCaliberFiles(
  _ units: DerivedUnits, _ aggregates: Aggregates, _ frame: AggregationFrame, _ describer: UnitDescriber
) -> [DataFile] {
  guard !frame.calibers.isEmpty else { return [] }
  return [
    calibersFile(aggregates.calibers, frame.classification),
    localUnitsFile(units.table, frame.calibers, frame.divisions, describer),
  ]
}
