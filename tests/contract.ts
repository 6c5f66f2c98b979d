/** What other people's scripts import: to rename or drop one of these names is a major change. */
export interface Contract {
  readonly values: string;
  readonly types: string;
}

export const contract: Readonly<Record<string, Contract>> = {
  "@pdscp/core": {
    values: `
      money parseMoney roundToPence roundTo addMoney subtractMoney negateMoney sumMoney compareMoney percentOf allocate
      formatMoney moneySchema
      calendarDate calendarDateSchema parseUkDate addDays addMonths daysBetween
      financialYear financialYearOf startOf endOf previousYear nextYear quarterOf quartersOf
      englandAndWales isWorkingDay workingDaysBetween
      valueOn
      organisationSchema areaSchema arrangementSchema arrangementsOn successorsOf
      defineTable fold readAll memoryAdapter describeTable
      figure formatFigure
      PdscpError isPdscpError`,
    types: `
      Money Decimal RoundingMode TieRule Allocation CalendarDate FinancialYear Quarter WorkingCalendar DatedParameter
      Organisation Area Arrangement Table Accumulator ReadOutcome RecordReader RecordWriter Adapter SourceLocation
      TableSchema Figure FigureValue Finding`,
  },
  "@pdscp/core/testing": { values: "testAdapter", types: "" },
  "@pdscp/statistics": {
    values: `
      proportion rate compareProportions compareRates compareWithBenchmark recentTrend xmr roundHalfUp percentagesOf
      checkPercentage possibleCounts possibleTotals protectTable checkCertificate`,
    types: "CountTable DisclosureRule ProtectedTable",
  },
  "@pdscp/funding": {
    values: `
      equalShares sharesByWeight sharesUnder contributionChanges yearAccount rollForward impliedExpenditure
      disposeSurplus openEarmark drawDown earmarkStatement splitBetweenSuccessors phaseIn paymentSchedule
      expectedAndReceived contributionTable ledgerTable paymentTable`,
    types: "Share FundingFormula",
  },
  "@pdscp/cdop": {
    values: `
      childDeathTable deathsNotified deathsReviewed modifiableFactors openCases timeToReview followUp crossTabulate
      compareYears deathRate infantMortalityRate fromPublishedCounts`,
    types: "",
  },
  "@pdscp/training": {
    values: `
      courseTable sessionTable bookingTable evaluationTable feeFor upliftFees checkPolicy cancellationCharge
      quoteCancellation statements decideFreePlace trainingActivity evaluationSummary`,
    types: "FeeSchedule CancellationPolicy",
  },
  "@pdscp/priorities": {
    values: `
      cycleTable priorityTable actionTable measureTable observationTable evidenceTable ratingFor progress direction
      succession evidenceStrength coverage overdue missingData divide`,
    types: "RatingRule Cycle",
  },
  "@pdscp/report": {
    values: `
      createRegister explain findNumbers checkDraft checkArithmetic compareEditions fillTemplate checklist toMarkdown
      toHtml toTables yearlyFigures`,
    types: "FigureRegister NumberMention",
  },
  "@pdscp/adapters-csv": { values: "csvAdapter csvReader csvWriter csvTemplate", types: "CsvTarget" },
};

/** The names of a list, in its order. */
export function namesIn(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
