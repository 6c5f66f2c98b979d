import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const points = "report/percent-should-be-points";
const follows = "report/change-does-not-follow";
const wrongWay = "report/change-wrong-way";
const codesOfErrors = (text: string) =>
  checkArithmetic(text).flatMap(({ code, severity }) => (severity === "error" ? [code] : []));

it.each([
  "Referrals rose 12%, from 90 to 101.",
  "Referrals were up by 12%, from 250 to 280.",
  "Referrals were up 12%, from 250 plans to 280 plans.",
  "Referrals increased 20%, from 40% to 48% of contacts.",
  "Plans fell 10%, from 1,200 to 1,080.",
  "Fees went up 5%, from £100 to £105 for a full day and from £60 to £63 for a half day.",
  "Crimes were down 4.5%, compared with 2,419 last year, to 2,310.",
  "Crimes fell 4.5%, from 2,419 offences to 2,310 offences.",
  "Attendance was up 2%, from 90% to 92%.",
  "Attendance was up 2.2%, from 90% to 92%.",
  "Fees rose 5%, from 1 April 2024, to £105.",
  "Numbers grew 20%, from 100 in 2022 to 120 in 2023.",
  "The budget rose 9.8%, from £276,201 to £303,140.",
  "The rate rose 10%, from 10 per 1,000 to 11 per 1,000.",
  "Visits rose 12%, from about 90 to 101.",
  "Visits rose nearly 12%, from 90 to 101.",
  "Visits rose 12%, against 5% nationally, from 250 to 280.",
  "Visits rose 12%, over the year, from 250 to 280.",
  "Visits were 280, up 12%, from 250.",
  "Income dropped 9%, from £1.2m to £1.1m.",
  "Referrals rose 12%, on top of the rise from 200 to 250 the year before.",
  "Referrals rose by over 10% from 90 to 101.",
  "Referrals rose by nearly 13% from 90 to 101.",
  "Referrals rose by about 10% from 90 to 99.5.",
  "Reviews rose by approximately 40% from 67 to 95.",
  "The rate per 10,000 rose from 45 to 50.",
  "Schools with a rate of 90% fell from 12 to 8.",
  "The number with 95% or 99% increased from 45 to 50.",
  "Numbers grew by 10% a year from 100 in 2021 to 121 in 2023.",
  "Numbers grew by an average of 6% each year from 100 to 112.",
  "Numbers grew by 4 every month from 100 to 148.",
  "Attendance rose by 4 percentage points per year from 40% to 52%.",
  "Fees rose by 5% annually, from £100 in 2021 to £110.25 in 2023.",
  "Dorset's share rose 10%, from £68,932 to £75,785, and BCP's fell 9%, from £83,424 to £75,785.",
  "Dorset's share rose by 10% from £68,932 to £75,785 and BCP's fell by 9% from £83,424 to £75,785.",
  "Dorset's rose from £68,932 to £75,785, an increase of 10%, and BCP's fell from £83,424 to £75,785, a fall of 9%.",
  "Dorset's share rose by 10% to £75,785 from £68,932 and BCP's fell by 9% to £75,785 from £83,424.",
  "Referrals rose by about 100 from 2,010 to 2,121.",
  "Attendance rose by over 10 percentage points from 80% to 92%.",
  "Income rose by just under 10% from £276,201 to £303,140.",
  "Use is up 12%, from all 90 schools to all 10 nurseries.",
])("finds no change that does not follow in: %s", (text) => {
  expect(codesOfErrors(text)).toEqual([]);
});

it.each([
  ["Referrals rose 12%, from 90 to 92.", [follows]],
  ["Referrals were up 12%, from 90 to 92.", [follows]],
  ["Fees went up 15%, from £100 to £105 for a full day.", [follows]],
  ["Attendance was up 12%, from 80% to 92%.", [points]],
  ["Referrals fell 12%, from 90 to 92.", [wrongWay]],
  ["Dorset's rose by 10% from £68,932 to £75,785 and BCP's fell by 19% from £83,424 to £75,785.", [follows]],
  [
    "Dorset's rose from £68,932 to £75,785, a rise of 10%, and BCP's fell from £83,424 to £75,785, a fall of 19%.",
    [follows],
  ],
  ["Referrals rose by over 15% from 90 to 101.", [follows]],
  ["Referrals rose by nearly 10% from 90 to 101.", [follows]],
  ["Referrals rose by about 15% from 90 to 101.", [follows]],
  ["Attendance rose by over 12% from 80% to 92%.", [points]],
  ["Attendance rose by nearly 10 percentage points from 80% to 92%.", [follows]],
])("finds what does not follow behind a comma, or however it is put, in: %s", (text, codes) => {
  expect(codesOfErrors(text)).toEqual(codes);
});

it.each([
  "Attendance rose by 3 percentage points to 92%.",
  "Attendance was 92%; there was a rise of 6%.",
  "Attendance was 92%, and of the plans for older children that the panel saw in the whole year there was a rise of 6%.",
])("takes no change for one that can be read two ways in: %s", (text) => {
  expect(checkArithmetic(text)).toEqual([]);
});

it("says how many points lie between two shares", () => {
  const insteads = ["29% to 30%", "29% to 32%"].map(
    (levels) => checkArithmetic(`It rose by 7 percentage points from ${levels}.`)[0]?.instead,
  );
  expect(insteads).toEqual(["1 percentage point", "3 percentage points"]);
});

it.each([
  ["The balance fell by 31% from £68,853 to £47,853.", "30.4998%"],
  ["Plans fell by 10% from 90 to 77.", "14.4%"],
  ["Plans fell by 10.5% from 90 to 77.", "14.4%"],
  ["Plans fell by 10.55% from 900 to 771.", "14.33%"],
])("prints a change so that it rounds to what is right: %s", (text, instead) => {
  expect(checkArithmetic(text).map((finding) => finding.instead)).toEqual([instead]);
});
