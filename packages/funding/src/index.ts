export {
  type AccountFinding,
  type AccountFindingCode,
  type AccountTerms,
  type ImpliedAmount,
  impliedExpenditure,
  impliedTerm,
  type Line,
  type RollForward,
  rollForward,
  type Variance,
  type YearAccount,
  type YearAccountInput,
  yearAccount,
} from "./account.ts";
export {
  type Change,
  type ChangeFindingCode,
  type ContributionChange,
  type ContributionChanges,
  contributionChanges,
} from "./change.ts";
export {
  type Contribution,
  type ContributionJson,
  contributionSchema,
  contributionsIn,
  contributionTable,
  type YearContributions,
} from "./contribution.ts";
export {
  type Draw,
  drawDown,
  type Earmark,
  type EarmarkMovement,
  type EarmarkStatement,
  type EarmarkTerms,
  earmarkStatement,
  type Leftover,
  openEarmark,
  releaseCommitment,
} from "./earmark.ts";
export { FundingError, type FundingErrorCode } from "./errors.ts";
export {
  type LedgerAccounts,
  type LedgerEntry,
  type LedgerEntryJson,
  ledgerSchema,
  ledgerTable,
  yearAccounts,
} from "./ledger.ts";
export {
  expectedAndReceived,
  type Instalment,
  type InstalmentReceipt,
  type PartnerReceipts,
  type Payment,
  type PaymentJson,
  paymentSchedule,
  paymentSchema,
  paymentTable,
  type Receipts,
} from "./payment.ts";
export {
  equalShares,
  type OddPenny,
  type OddPennyRule,
  type Share,
  type ShareOptions,
  sharesByWeight,
} from "./share.ts";
