export {
  type AllocateOptions,
  type Allocation,
  allocate,
  type TieRule,
} from "./allocation.ts";
export type { BankHoliday } from "./bank-holiday.ts";
export {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  dateOfDay,
  dayNumber,
  daysBetween,
  formatDate,
  isCalendarDate,
  parseUkDate,
} from "./calendar.ts";
export { calendarDateSchema } from "./calendar-schema.ts";
export { type CellKind, fold as foldHeading } from "./cell.ts";
export { issueNeed } from "./cell-fault.ts";
export { type Decimal, type DecimalInput, decimal } from "./decimal.ts";
export { CoreError, type CoreErrorCode, isPdscpError, PdscpError, type PdscpErrorInit } from "./errors.ts";
export { type Figure, type FigureSource, type FigureValue, figure, formatFigure } from "./figure.ts";
export {
  type DateRange,
  endOf,
  type FinancialYear,
  financialYear,
  financialYearOf,
  formatPeriod,
  nextYear,
  type Period,
  previousYear,
  type Quarter,
  quarterOf,
  quartersOf,
  rangeOf,
  startOf,
} from "./financial-year.ts";
export { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";
export type { Finding, Severity } from "./finding.ts";
export { frozenCopy } from "./frozen-copy.ts";
export { type MemoryTarget, memoryAdapter } from "./memory.ts";
export {
  addMoney,
  compareMoney,
  formatMoney,
  isMoney,
  type Money,
  money,
  negateMoney,
  parseMoney,
  percentOf,
  type RoundingMode,
  roundTo,
  roundToPence,
  subtractMoney,
  sumMoney,
} from "./money.ts";
export { moneySchema } from "./money-schema.ts";
export { formatNumber } from "./number-text.ts";
export {
  type Area,
  type AreaJson,
  type Arrangement,
  type ArrangementJson,
  areaSchema,
  arrangementSchema,
  arrangementsOn,
  checkArrangements,
  type Organisation,
  type OrganisationJson,
  organisationSchema,
  successorsOf,
} from "./organisation.ts";
export { checkParameter, type DatedParameter, type Reference, valueOn } from "./parameter.ts";
export { parameterSchema, referenceSchema } from "./parameter-schema.ts";
export { moneyOf as moneyOfPence, penceOf } from "./pence.ts";
export type {
  Adapter,
  Issue,
  ReadObserver,
  ReadOutcome,
  RecordReader,
  RecordWriter,
  Source,
  SourceLocation,
} from "./ports.ts";
export { type PublishedCount, publishedCountSchema } from "./published-count.ts";
export { roundRatio } from "./ratio.ts";
export {
  type Accumulator,
  fold,
  type Reading,
  type ReadOptions,
  type Reject,
  RejectedRecordsError,
  readAll,
} from "./reading.ts";
export {
  type Column,
  defineTable,
  type Heading,
  type RecordProblem,
  type RowOutcome,
  type Table,
  type TableDefinition,
} from "./table.ts";
export { describeTable, type TableSchema, type TableSchemaField } from "./table-schema.ts";
export {
  addWorkingDays,
  englandAndWales,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from "./working-calendar.ts";
