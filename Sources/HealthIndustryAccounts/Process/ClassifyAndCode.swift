/// GSBPM 5.2 分类与编码: a class for every unit, with its basis and evidence, or the review list.
///
/// Each unit goes down the pipeline's ladder; the first rung that decides stands, and what none decides is for a person.
func classifyAndCode(_ integrated: IntegratedUnits, _ context: CodingContext, _ rules: RuleBook, jobs: Int)
  -> CodedUnits
{
  let coder = UnitCoder(context)
  let table = integrated.table
  let ranges = RowRanges.map(table.count, jobs: jobs) { coder.decide(table, $0) }
  var coded = CodedUnits(
    table: table, outsideDuplicates: integrated.outsideDuplicates, findings: integrated.findings)
  coded.table.decisions = ChunkedColumn(chunks: ranges.map(\.decisions))
  coded.table.textCodings = TextCodings(ranges.map(\.codings))
  for row in 0..<table.count where table.statuses[row] == .accepted {
    let decision = coded.table.decisions[row]
    guard decision.classIndex == nil else { continue }
    coded.table.statuses[row] = decision.basis.isOutside ? .outside : .review
    if !decision.basis.isOutside {
      coded.findings.append(
        Finding(rules[.undetermined], at: table.places[row], unitID: table.unitIDs[row], found: decision.basis.words))
    }
  }
  return coded
}
