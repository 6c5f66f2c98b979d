import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, instead }) => `${code.replace("report/", "")} ${instead}`);

it.each([
  "Attendance was 92%, up from 90% (2%).",
  "Attendance was 92%, up from 80% (15%).",
  "Attendance was 92%, up from 80% (12 percentage points).",
  "Attendance was 92%, up from 80% (85% nationally).",
  "Attendance was 92%, up from 80% (12% in schools).",
  "Attendance was 92%, up from 80% last year (England 85%).",
  "Attendance was 92%, up from 80% (England: 12%).",
  "Attendance was 92%, up from 80% (85%).",
  "Attendance was 92%, up from 80% (2022/23).",
  "Attendance was 92%, up from 80% (20 of 25).",
  "In 52% (14 of 27), up from 43% (9 of 21), there were factors.",
  "In 14 (52%), up from 9 (43%), there were factors.",
  "The conversion rate rose from 45% to 50% (11%).",
  "The conversion rate rose from 45% to 50% (5 percentage points).",
  "The conversion rate rose from 45% to 50% (up 11%).",
  "The share fell from 59.7% to 46.8% (21.6%).",
  "The share fell to 46.8% from 59.7% (22%).",
  "The share rose from 5% to 10% (100%).",
  "Referrals fell from 1,200 to 1,080 (10%).",
  "Plans fell from 59 to 27 (52%).",
  "Plans fell from 59 to 27 (52% of them for neglect).",
  "Plans fell from 59 to 27, up to 52% of them for neglect.",
  "Children in need rose from 1,209 to 1,245 (up 3%).",
  "Children in need rose from 1,209 to 1,245 (+3%).",
  "Waits fell from 240 to 212 days (-12%).",
  "Income rose from £276,201 to £303,140 (+9.8%).",
  "Income rose to £303,140 from £276,201, up 9.8%.",
  "Income rose from £276,201 to £303,140 (up by about 9%).",
  "Neglect rose from 40 to 45 and harm from 20 to 25 (+13%).",
  "Neglect is 45, up from 40, and harm is 25 (up 25%).",
  "Fees rose from £60 to £63 and from £100 to £105 (up 5%).",
  "Deaths fell from 59 to 27, down 54% in all.",
  "Attendance was 92%; sickness was up from 80% (12%).",
  "Attendance was 92%, up from last year, and sickness 80% (12%).",
  "Attendance was nearly 92%, up from 80% (12%).",
  "Of pupils from Dorset 80% to 92% (12%) came.",
  "Next to Dorset we had 92% from 80% (12%).",
  "It went from 80%, and so to 92% (12%).",
  "It went from 80% to last year's 92% (12%).",
  "It went to 92%, and from 80% (12%).",
  "It went to 92% from some of the 80% (12%).",
  "It rose from 80% to 92%; of these, up 12%.",
  "It rose from 80% to 92% (up to 12%).",
  "Plans fell from 59 to 47 (12%).",
  "Of 80% to 92% (12%) we know nothing.",
  "It was open from 9 to 5 (12%).",
  "Attendance was 92%, up from 80 (12%).",
  "There were 92 referrals (90 by phone), a rise of 12%.",
  "There were 2,125 children, up by 43 (and 12% boys).",
  "There were 2,125 children, up by 43 (12 boys).",
  "There were 2,125 children, up by about 43 (12%).",
  "There were 2,125 children in 12 homes, up by 43 (12%).",
  "There were 12 children, up by 43 (12%).",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it.each([
  {
    text: "Attendance was 92%, up from 80% (12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  { text: "Attendance was 92% (up from 80%) (12%).", expected: [] },
  ...["In 4 schools attendance was 92%, up from 80% (12%)", "Attendance was 92% up from 80% (12%)."].map(
    (text) => ({
      text,
      expected: ["percent-should-be-points 12 percentage points"],
    }),
  ),
  {
    text: "Attendance rose from 80% of pupils to 92% (12%)",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance rose to 92% of pupils from 80% (12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  { text: "Referrals rose from 90 to 92, up 12%", expected: ["change-does-not-follow 2.2%"] },
  {
    text: "Referrals rose to 92 from 90 the year before, up by 12%.",
    expected: ["change-does-not-follow 2.2%"],
  },
  {
    text: "Attendance rose from 80% to 92% (12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance rose to 92% from 80% (12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance was 92%, up from 80% last year (12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance was 92%, up from 80% (+12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance was 92%, up from 80% (up 12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance fell from 92% to 80% (-12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance fell from 92% to 80% (down by 12%).",
    expected: ["percent-should-be-points 12 percentage points"],
  },
  {
    text: "Attendance rose from 80% to 92% (up 10 percentage points).",
    expected: ["change-does-not-follow 12 percentage points"],
  },
  {
    text: "We had 92 referrals in 2023/24 compared with 90 (+12%).",
    expected: ["change-does-not-follow 2.2%"],
  },
  { text: "We had 92 referrals (90 in 2022/23), a rise of 12%.", expected: ["change-does-not-follow 2.2%"] },
  { text: "Referrals rose from 90 to 92 (up 12%).", expected: ["change-does-not-follow 2.2%"] },
  { text: "Referrals rose from 90 to 92 (+12%).", expected: ["change-does-not-follow 2.2%"] },
  { text: "Referrals rose to 92 from 90, up 12%.", expected: ["change-does-not-follow 2.2%"] },
  { text: "There were 92 referrals, up from 90 (+12%).", expected: ["change-does-not-follow 2.2%"] },
  { text: "Referrals rose from 90 to 101 (down 12%).", expected: ["change-wrong-way an increase"] },
  { text: "Income rose from £276,201 to £303,140 (+9.2%).", expected: ["change-does-not-follow 9.8%"] },
])("finds $expected in: $text", ({ text, expected }) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  [
    "2,125 children came into care in 2018-19, a decrease of 43 (12 per cent) compared with 2017-18.",
    ["change-does-not-follow 2.0%"],
  ],
  ["2,125 children came into care in 2018-19, a decrease of 43 (2 per cent) compared with 2017-18.", []],
  [
    "It is so. 2,125 children came into care in 2018-19, a decrease of 43 (12 per cent).",
    ["change-does-not-follow 2.0%"],
  ],
  ["In the year 2,125 came into care, a decrease of 43 (12 per cent) compared with 2017-18.", []],
])("holds a change behind the number that a sentence begins with: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});
