export {
  type AccountFinding,
  type AccountFindingCode,
  type Line,
  type Variance,
  type YearAccount,
  type YearAccountInput,
  yearAccount,
} from "./account.ts";
export {
  checkAgreement,
  type FundingAgreement,
  type FundingAgreementJson,
  fundingAgreementSchema,
} from "./agreement.ts";
export type { Basis, SuccessorPartners } from "./basis.ts";
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
  creditShares,
  type Disposal,
  type DisposalChoice,
  type DisposalDecision,
  disposeSurplus,
} from "./disposal.ts";
export {
  type Earmark,
  type EarmarkMovement,
  type EarmarkStatement,
  type EarmarkTerms,
  earmarkStatement,
  type Leftover,
  openEarmark,
} from "./earmark.ts";
export { type Draw, drawDown, releaseCommitment } from "./earmark-draw.ts";
export {
  type EarmarkMovementRecord,
  type EarmarkRecord,
  earmarkMovementTable,
  earmarksIn,
  earmarkTable,
} from "./earmark-record.ts";
export { type Entitlement, type ExchangeRate, entitlements, type Quantities } from "./entitlement.ts";
export { FundingError, type FundingErrorCode } from "./errors.ts";
export {
  type Amount,
  type Factor,
  type FundingFormula,
  fundingFormulaSchema,
  partnersUnder,
  type TopSlice,
} from "./formula.ts";
export { checkFormula } from "./formula-problem.ts";
export { sharesUnder } from "./formula-share.ts";
export { formulaText } from "./formula-text.ts";
export { type AccountTerms, type ImpliedAmount, impliedExpenditure, impliedTerm } from "./implied.ts";
export {
  type LedgerAccounts,
  type LedgerEntry,
  type LedgerEntryJson,
  ledgerSchema,
  ledgerTable,
  yearAccounts,
} from "./ledger.ts";
export { type Payment, type PaymentJson, paymentSchema, paymentsIn, paymentTable } from "./payment.ts";
export { type PhaseIn, type PhaseInTerms, type PhaseInYear, phaseIn } from "./phase-in.ts";
export type { Portion } from "./portion.ts";
export {
  checkPublishedChange,
  checkPublishedPercentage,
  checkPublishedSum,
  type PublishedChange,
  type PublishedFinding,
  type PublishedFindingCode,
} from "./published.ts";
export {
  expectedAndReceived,
  type InstalmentReceipt,
  type PartnerReceipts,
  type Receipts,
} from "./receipt.ts";
export { type RollForward, rollForward } from "./roll-forward.ts";
export { type Instalment, paymentSchedule } from "./schedule.ts";
export type {
  FunctionBudget,
  SeparatingArrangement,
  Separation,
  SeparationFindingCode,
} from "./separation.ts";
export {
  equalShares,
  type OddPenny,
  type OddPennyRule,
  type Share,
  type ShareOptions,
  sharesByWeight,
} from "./share.ts";
export {
  type BasisComparison,
  type Conservation,
  compareBases,
  mergeSuccessors,
  type Split,
  splitBetweenSuccessors,
} from "./successor.ts";
export type { Problem, Quantity } from "./weight.ts";
