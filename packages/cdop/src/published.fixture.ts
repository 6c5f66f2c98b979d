import { type FinancialYear, financialYear } from "@pdscp/core";
import type { PublishedYear } from "./published-year.ts";

/** What child death overview panels have printed, and where: some of it cannot be. */
export const published = {
  panDorsetAndSomerset: {
    period: financialYear("2023/24"),
    notified: { total: 57, outOfArea: 9, by: { panel: { "Pan-Dorset": 27, Somerset: 30 } } },
    reviewed: {
      total: 27,
      by: { panel: { "Pan-Dorset": 22, Somerset: 5 }, area: { Dorset: 10, BCP: 12, Somerset: 5 } },
    },
    modifiable: { identified: 14, printed: "52" },
    groups: [{ name: "Pan-Dorset", areas: ["Dorset", "BCP"] }],
  },
  /** https://www.expressandstar.com/news/local-hubs/walsall/2024/06/10/number-of-child-deaths-rising-across-most-black-country-boroughs/ */
  blackCountry: {
    period: financialYear("2022/23"),
    notified: {
      total: 128,
      by: {
        area: { Sandwell: 40, Dudley: 35, Walsall: 29, Wolverhampton: 24 },
        age: { "0-27 days": 57, "28-364 days": 22, "1-4": 16, "5-9": 16, "10+": 17 },
      },
    },
  },
  /** https://leedsscp.org.uk/the-partnership/child-death-overview-panel/CDOP-annual-report */
  leeds: {
    period: financialYear("2023/24"),
    reviewed: { total: 37 },
    modifiable: { identified: 18, printed: "49" },
  },
  /** https://www.leedsscp.org.uk/the-partnership/annual-report/child-death-reviews: a panel and a neonatal panel */
  leedsTwoPanels: {
    period: financialYear("2021/22"),
    reviewed: { total: 55, by: { panel: { panel: 19, "neonatal panel": 36 } } },
    percentages: [
      { label: "Modifiable factors", printed: "26", of: "reviewed: panel", count: 5 },
      { label: "Most deprived tenth", printed: "52", of: "reviewed" },
      { label: "Most deprived tenth", printed: "52", of: "reviewed: panel" },
    ],
    totals: { awaiting: 61 },
  },
  /** https://worcestershire.moderngov.co.uk/mgAi.aspx?ID=7162 */
  worcestershire: {
    period: financialYear("2017/18"),
    notified: { total: 25 },
    reviewed: { total: 14 },
    modifiable: { printed: "40" },
    percentages: [
      { label: "Boys", printed: "76", of: "notified" },
      { label: "Girls", printed: "24", of: "notified" },
      { label: "Under one", printed: "60", of: "notified" },
    ],
    totals: { pending: 11 },
  },
  /** https://councildecisions.bury.gov.uk/mgAi.aspx?ID=11973 */
  buryRochdaleAndOldham: {
    period: financialYear("2019/20"),
    reviewed: { total: 29 },
    percentages: [
      { label: "Expected", printed: "66", of: "reviewed" },
      { label: "Greater Manchester, modifiable", printed: "40", of: "Greater Manchester" },
    ],
    totals: { "Greater Manchester": 129 },
  },
  /** https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews */
  england: {
    period: financialYear("2017/18"),
    reviewed: { total: 3_595, by: { information: { sufficient: 3_540, insufficient: 55 } } },
    modifiable: { printed: "28", insufficientInformation: 55, denominator: "sufficient-information" },
    percentages: [{ label: "Serious case reviews", printed: "3", of: "sufficient-information", count: 90 }],
  },
} as const satisfies Readonly<Record<string, PublishedYear>>;

/** The year before, of which only the percentage and its total were printed. */
export const yearBefore: PublishedYear & { readonly period: FinancialYear } = {
  period: financialYear("2022/23"),
  reviewed: { total: 59 },
  modifiable: { printed: "54.2" },
};
