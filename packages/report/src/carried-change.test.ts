import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code.slice(7)}: ${message}`);

it.each([
  [
    "There was a rise from 655 on the last day of March 2024, to 684 on that of June. It was a net increase of 92.",
    "change-does-not-follow: from 655 to 684 is a change of 29, not 92",
  ],
  [
    "Referrals rose from 1,490 in 2017/18 to 1,967 in the year. This represents a 23% increase on the previous year.",
    "change-does-not-follow: from 1,490 to 1,967 is a change of 32.0%, not 23%",
  ],
  [
    "There were 36,677 offences in 2011/12. That represents a 30 per cent decrease on the 2010/11 figure of 45,910.",
    "change-does-not-follow: from 45,910 to 36,677 is a change of 20.1%, not 30 per cent",
  ],
  [
    "In 2012/13 there were 593,500 referrals. This is a 9.1 per cent fall on the previous year's figure of 605,100 and the lowest yet.",
    "change-does-not-follow: from 605,100 to 593,500 is a change of 1.9%, not 9.1 per cent",
  ],
  [
    "There were 36,677 offences. This is an increase of 20% from 45,910.",
    "change-wrong-way: From 45,910 to 36,677 is a decrease, and the words say the opposite",
  ],
  [
    "The rate was 22%, up from 19% a year before. This is an increase of 5 percentage points.",
    "change-does-not-follow: from 19% to 22% is a change of 3 percentage points, not 5 percentage points",
  ],
  [
    "It grew from 655 to 684. It was a net increase of 92 children.",
    "change-does-not-follow: from 655 to 684 is a change of 29, not 92",
  ],
  [
    "Fees rose from £1,490 to £1,967 at 3 sites. This represents a 12% increase overall on last year.",
    "change-does-not-follow: from £1,490 to £1,967 is a change of 32.0%, not 12%",
  ],
  [
    "The rate rose from 12 per 1,000 to 15 per 1,000. This is an increase of 40% from the year before.",
    "change-does-not-follow: from 12 per 1,000 to 15 per 1,000 is a change of 25.0%, not 40%",
  ],
  ...[
    "45,910 offences were seen",
    "It was quiet. 45,910 offences were seen",
    "Figures show that 45,910 came",
  ].map((words) => [
    `${words}. That represents a 30 per cent increase on the 2010/11 figure of 36,677.`,
    "change-does-not-follow: from 36,677 to 45,910 is a change of 25.2%, not 30 per cent",
  ]),
  [
    "The service received £400. This is an increase of 20% on the £310 of 2010.",
    "change-does-not-follow: from £310 to £400 is a change of 29.0%, not 20%",
  ],
])("holds a change to the levels of the sentence before: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  "There was a rise from 655 on the last day of March 2024, to 684 on that of June. It was a net increase of 29 children.",
  "Referrals rose from 1,490 in 2017/18 to 1,967 in the year. This represents a 32% increase on the previous year.",
  "There were 36,677 offences in 2011/12. That represents a 20 per cent decrease on the 2010/11 figure of 45,910, and a 67 per cent drop on 2006/07.",
  "Referrals rose from 1,490 to 1,967. This represents a 12% increase on 2010.",
  "Referrals rose from 1,490 to 1,967. This is an increase of 12% since the team began.",
  "Referrals rose from 1,490 to 1,967. This is an increase of 12% in the number of boys.",
  "Referrals rose from 1,490 to 1,967 and plans from 30 to 40. This is an increase of 33%.",
  "There were 36,677 offences. This is an increase of 20% from 12.",
  "There were 12 schools. This is an increase of 20% on the 400 of last year.",
  "There were 400 offences and 120 cautions. This is an increase of 20% on the 310 of last year.",
  "There were 400 offences. This is a 30% decrease in theft on the 410 of last year.",
  "There were 400 offences. That is a 30% decrease on the year, when 310 were closed.",
  "There were 40 children. This is an increase of 20% on the 30 a month.",
  "There were 40 referrals. This is an increase of 3 from 12 schools.",
  "Referrals rose from 30 to 40. That is a 75% share.",
  "There were 30 in May, 36 in June and 40 in July. This is an increase of 33%.",
  "Referrals rose from 1,490 to 1,967 with fees from £30 to £40. This is an increase of 33%.",
  "Referrals rose from 655 to 684. It was a cut of £3,000.",
  "We moved 655 files to 684 homes. It was a net increase of 92.",
  "Families moved from here, 655 in all, to 684 homes. This is an increase of 92.",
  "Money came from 655 donors to be spent on 684 children. This is an increase of 92.",
  "There were 36,677 offences. Plans are an increase of 20% on 45,910.",
  "There are 690 plans. This is an increase from 601 the year before, a rise of 15%.",
  "The 12 schools saw more exclusions. This is an increase of 50% on the 10 of last year.",
  "The team grew from 12 to 15 in a year when referrals rose. This is an increase of 40%.",
  "Of 27 deaths 14 were of boys. This is an increase of 3.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
