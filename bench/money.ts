import { addMoney, allocate, formatMoney, type Money, money, percentOf, sumMoney } from "@pdscp/core";
import Big from "big.js";
import BigNumber from "bignumber.js";
import {
  add,
  allocate as allocateDinero,
  dinero,
  halfAwayFromZero,
  multiply,
  toDecimal,
  transformScale,
} from "dinero.js";
import { GBP } from "dinero.js/currencies";
import { type Contest, wayOf } from "./measure.ts";

const pence = Array.from({ length: 1_000 }, (_, index) => 2_000 + ((index * 7_919) % 100_000));
const texts = pence.map((each) => (each / 100).toFixed(2));
const unlike = Array.from({ length: 100_000 }, (_, index) => `${1_000 + index * 37}.${10 + (index % 90)}`);

const ours = texts.map((text) => money(text));
const bigs = texts.map((text) => new Big(text));
const bigNumbers = texts.map((text) => new BigNumber(text));
const dineros = pence.map((amount) => dinero({ amount, currency: GBP }));

const total = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + BigInt(text.replace(".", "")), 0n).toString();
const decimals =
  <Amount>(write: (amount: Amount) => string) =>
  (amounts: readonly Amount[]) =>
    total(amounts.map(write));
const ofOurs = (amount: Money) => amount.toFixed(2);
const ofBig = (amount: Big) => amount.toFixed(2);
const ofBigNumber = (amount: BigNumber) => amount.toFixed(2);
const ofDinero = (amount: ReturnType<typeof pounds>) => toDecimal(amount);
const pounds = (amount: number) => dinero({ amount, currency: GBP });

/** Money and shares, beside the libraries that a developer would pick for them. */
export const moneyContests: readonly Contest[] = [
  {
    title: "Construct 1,000 amounts from text",
    per: { thing: "amount", count: 1_000 },
    ways: [
      wayOf("@pdscp/core", () => texts.map((text) => money(text)), decimals(ofOurs)),
      wayOf("big.js", () => texts.map((text) => new Big(text)), decimals(ofBig)),
      wayOf("bignumber.js", () => texts.map((text) => new BigNumber(text)), decimals(ofBigNumber)),
      wayOf("dinero.js (from pence: it reads no text)", () => pence.map(pounds), decimals(ofDinero)),
    ],
    note: "Amounts that were made lately are shared, as fees in a file repeat; the next table has amounts that never do.",
  },
  {
    title: "Construct 100,000 amounts from text, no two alike",
    per: { thing: "amount", count: unlike.length },
    ways: [
      wayOf("@pdscp/core", () => unlike.map((text) => money(text)), decimals(ofOurs)),
      wayOf("big.js", () => unlike.map((text) => new Big(text)), decimals(ofBig)),
      wayOf("bignumber.js", () => unlike.map((text) => new BigNumber(text)), decimals(ofBigNumber)),
    ],
  },
  {
    title: "Add, a running total of 1,000",
    per: { thing: "addition", count: 1_000 },
    ways: [
      wayOf("@pdscp/core", () => ours.reduce(addMoney), ofOurs),
      wayOf("big.js", () => bigs.reduce((sum, amount) => sum.plus(amount)), ofBig),
      wayOf("bignumber.js", () => bigNumbers.reduce((sum, amount) => sum.plus(amount)), ofBigNumber),
      wayOf("dinero.js", () => dineros.reduce((sum, amount) => add(sum, amount)), ofDinero),
    ],
  },
  {
    title: "Sum of 1,000",
    per: { thing: "amount", count: 1_000 },
    ways: [
      wayOf("@pdscp/core", () => sumMoney(ours), ofOurs),
      wayOf("big.js", () => bigs.reduce((sum, amount) => sum.plus(amount)), ofBig),
      wayOf("bignumber.js", () => BigNumber.sum(...bigNumbers), ofBigNumber),
      wayOf("dinero.js", () => dineros.reduce((sum, amount) => add(sum, amount)), ofDinero),
    ],
  },
  {
    title: "17.5% of 1,000 amounts, to the penny, half up",
    per: { thing: "amount", count: 1_000 },
    ways: [
      wayOf("@pdscp/core", () => ours.map((amount) => percentOf(amount, 17.5)), decimals(ofOurs)),
      wayOf(
        "big.js",
        () => bigs.map((amount) => amount.times("0.175").round(2, Big.roundHalfUp)),
        decimals(ofBig),
      ),
      wayOf(
        "bignumber.js",
        () => bigNumbers.map((amount) => amount.times("0.175").decimalPlaces(2, BigNumber.ROUND_HALF_UP)),
        decimals(ofBigNumber),
      ),
      wayOf(
        "dinero.js",
        () =>
          dineros.map((amount) =>
            transformScale(multiply(amount, { amount: 175, scale: 3 }), 2, halfAwayFromZero),
          ),
        decimals(ofDinero),
      ),
    ],
  },
  {
    title: "Format 1,000 amounts",
    per: { thing: "amount", count: 1_000 },
    ways: [
      wayOf("@pdscp/core", () => ours.map((amount) => formatMoney(amount, { pence: "always" }))),
      wayOf("big.js, with commas by hand", () => bigs.map((amount) => `£${grouped(amount.toFixed(2))}`)),
      wayOf("bignumber.js", () => bigNumbers.map((amount) => amount.toFormat(2, { ...commas, prefix: "£" }))),
      wayOf("dinero.js, with commas by hand", () =>
        dineros.map((amount) => `£${grouped(toDecimal(amount))}`),
      ),
    ],
  },
  ...[4, 153, 10_000].flatMap((partners) => [shares(partners, "equal"), shares(partners, "weighted")]),
];

const commas = { decimalSeparator: ".", groupSeparator: ",", groupSize: 3 };

function grouped(text: string): string {
  return text.replace(/\B(?=(\d{3})+\.)/g, ",");
}

function shares(partners: number, kind: "equal" | "weighted"): Contest {
  const budget = money("303140.17");
  const same = pounds(30_314_017);
  const weights = Array.from({ length: partners }, (_, index) =>
    kind === "equal" ? 1 : 1 + ((index * 7_919) % 1_009),
  );
  const own = allocate(budget, weights, (weight) => weight).map(({ amount }) => amount.toFixed(2));
  const theirs = allocateDinero(same, weights).map((amount) => toDecimal(amount));
  const different = own.filter((amount, index) => amount !== theirs[index]).length;
  const name = partners.toLocaleString("en-GB");
  return {
    title: `Share a budget between ${name} partners, ${kind === "equal" ? "equally" : "by weight"}`,
    per: { thing: "partner", count: partners },
    aim: { beside: "dinero.js", atLeast: 3 },
    ways: [
      wayOf(
        "@pdscp/core",
        () => allocate(budget, weights, (weight) => weight),
        (parts) => total(parts.map(({ amount }) => ofOurs(amount))),
      ),
      wayOf("dinero.js", () => allocateDinero(same, weights), decimals(ofDinero)),
    ],
    ...(different > 0
      ? {
          note: `Both sum to the budget. ${different.toLocaleString("en-GB")} of the ${name} shares differ by a penny: dinero.js gives the pence left over to the largest weights, not to the largest remainders.`,
        }
      : {}),
  };
}
