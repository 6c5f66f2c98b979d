import { compareProportions, proportion, rate } from "@pdscp/statistics";
import chisquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import jstat from "jstat";
import { probit } from "simple-statistics";
import { exactLimits } from "../packages/statistics/src/poisson.ts";
import { type Contest, wayOf } from "./measure.ts";

const { jStat } = jstat;
type Limits = readonly [lower: number, upper: number];

const limitsOf = (all: readonly { readonly lower: number; readonly upper: number }[]) =>
  all.map(({ lower, upper }) => [lower, upper]);

const parts = Array.from({ length: 200 }, (_, index) => ({ count: index % 60, total: 60 + index }));

function wilsonWith(z: number, { count, total }: (typeof parts)[number]): Limits {
  const square = z * z;
  const middle = count + square / 2;
  const half = z * Math.sqrt((count * (total - count)) / total + square / 4);
  return [Math.max(0, middle - half) / (total + square), (middle + half) / (total + square)];
}

const busy = Array.from({ length: 100 }, (_, index) => 10 + index);

function byarWith(z: number, count: number): Limits {
  const cube = (size: number, side: number) =>
    size * (1 - 1 / (9 * size) + (side * z) / (3 * Math.sqrt(size))) ** 3;
  return [cube(count, -1), cube(count + 1, 1)];
}

const few = Array.from({ length: 60 }, (_, index) => index);
const confidences = [0.9, 0.95, 0.99, 0.998];

function chisquareLimits(
  inverse: (p: number, freedom: number) => number,
  confidence: number,
): readonly Limits[] {
  const tail = (1 - confidence) / 2;
  return few.map((count) => [
    count === 0 ? 0 : inverse(tail, 2 * count) / 2,
    inverse(1 - tail, 2 * count + 2) / 2,
  ]);
}

/** Each confidence in turn, so that no limit is ever remembered from the call before. */
function cold(limits: (confidence: number) => readonly Limits[]): () => readonly Limits[] {
  return () => confidences.flatMap(limits);
}

const tables = Array.from({ length: 60 }, (_, index) => ({
  now: { count: 3 + (index % 20), total: 40 + index },
  before: { count: 5 + ((index * 7) % 30), total: 50 + index },
}));

/** Fisher's exact test with jStat's hypergeometric probabilities: all tables no likelier than this one. */
function fisherWithJstat({ now, before }: (typeof tables)[number]): number {
  const all = now.total + before.total;
  const column = now.count + before.count;
  const from = Math.max(0, column - before.total);
  const to = Math.min(column, now.total);
  const masses = Array.from({ length: to - from + 1 }, (_, index) =>
    jStat.hypgeom.pdf(from + index, all, now.total, column),
  );
  const limit = (masses[now.count - from] as number) * (1 + 1e-7);
  return masses.reduce((sum, mass) => (mass <= limit ? sum + mass : sum), 0);
}

export const intervalContests: readonly Contest[] = [
  {
    title: "Wilson's interval, 200 proportions",
    per: { thing: "interval", count: parts.length },
    ways: [
      wayOf("@pdscp/statistics", () => parts.map((part) => proportion(part)), limitsOf),
      wayOf("by hand, with jStat's deviate", () =>
        parts.map((part) => wilsonWith(jStat.normal.inv(0.975, 0, 1), part)),
      ),
      wayOf("by hand, with simple-statistics' deviate", () =>
        parts.map((part) => wilsonWith(probit(0.975), part)),
      ),
    ],
    within: 3e-3,
    note: "With jStat the limits agree to 12 figures; simple-statistics has its deviate from a formula good to three.",
  },
  {
    title: "Byar's interval, counts from 10 to 109",
    per: { thing: "interval", count: busy.length },
    ways: [
      wayOf("@pdscp/statistics", () => busy.map((count) => rate({ count, population: 1, per: 1 })), limitsOf),
      wayOf("by hand, with jStat's deviate", () =>
        busy.map((count) => byarWith(jStat.normal.inv(0.975, 0, 1), count)),
      ),
    ],
    within: 1e-12,
  },
  {
    within: 1e-11,
    title: "Exact Poisson interval, counts from 0 to 59, none seen before",
    per: { thing: "interval", count: few.length * confidences.length },
    aim: { beside: "jStat", atLeast: 2 },
    ways: [
      wayOf(
        "@pdscp/statistics",
        cold((confidence) => few.map((count) => exactLimits(count, confidence))),
      ),
      wayOf(
        "jStat",
        cold((confidence) => chisquareLimits(jStat.chisquare.inv, confidence)),
      ),
      wayOf(
        "@stdlib",
        cold((confidence) => chisquareLimits(chisquareQuantile, confidence)),
      ),
    ],
    note: "Checked to 1e-11: ours is within 2e-15 of limits worked out to 40 digits, which its tests hold it to; jStat is off by up to 5e-12 here.",
  },
  {
    within: 1e-11,
    title: "Exact Poisson interval, counts from 0 to 59 at one confidence, as a report asks again",
    per: { thing: "interval", count: few.length },
    aim: { beside: "jStat", atLeast: 2 },
    ways: [
      wayOf("@pdscp/statistics", () => few.map((count) => exactLimits(count, 0.95))),
      wayOf("jStat", () => chisquareLimits(jStat.chisquare.inv, 0.95)),
      wayOf("@stdlib", () => chisquareLimits(chisquareQuantile, 0.95)),
    ],
  },
  {
    within: 1e-9,
    title: "Fisher's exact test with Newcombe's interval, 60 pairs of years",
    per: { thing: "test", count: tables.length },
    ways: [
      wayOf(
        "@pdscp/statistics, interval and verdict included",
        () => tables.map(({ now, before }) => compareProportions(now, before)),
        (all) => all.map(({ pValue }) => pValue),
      ),
      wayOf("jStat, the test alone", () => tables.map(fisherWithJstat)),
    ],
  },
];
