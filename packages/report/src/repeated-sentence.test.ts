import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

/** The numbers that are found to stand in a sentence that was said before with another. */
const differing = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/printed-twice-differently")
    .map(({ span }) => text.slice(span.start, span.end));

it.each([
  ["The panel reviewed 27 deaths.\n\nThe panel reviewed 28 deaths.", ["28"]],
  ["The panel reviewed 27 deaths.\n\nAll members were thanked.\n\nTHE PANEL reviewed 28 deaths.", ["28"]],
  [
    "The Child Death Overview Panel reviewed 27 deaths.\nThe child death overview panel reviewed 28 deaths.",
    ["28"],
  ],
  ["In 2023/24 we reviewed 27 deaths. The work was hard. In 2023/24 we reviewed 28 deaths.", ["28"]],
  ["The partnership spent £255,984 on staff. The partnership spent £255,948 on staff.", ["£255,948"]],
  ["Our board kept 92% of promises. Our board kept 29% of promises.", ["29%"]],
  ["We trained 27 people at 3 schools. We trained 27 people at 4 schools.", ["4"]],
  ["We saw 27 deaths reviewed. We saw 28 deaths reviewed. We saw 27 deaths reviewed.", ["28", "27"]],
  ["156 courses were delivered. 165 courses were delivered.", ["165"]],
  ["98% of delegates rated the launch good.\n\n89% of delegates rated the launch good.", ["89%"]],
  ["98% of delegates rated the conference good. 89% of delegates rated the conference good.", ["89%"]],
  ["In 2023/24 156 courses were delivered. In 2023/24 165 courses were delivered.", ["165"]],
  ["We trained 27 people in 2023. We trained 28 people in 2023.", ["28"]],
  [`${"The work was hard. ".repeat(150)}We trained 27 people. We trained 28 people.`, ["28"]],
  ["We ran 27 workshops in the year. All were full. We ran 28 workshops in the year.", ["28"]],
])("finds one sentence said twice with two numbers in: %j", (text, numbers) => {
  expect(differing(text)).toEqual(numbers);
});

it.each([
  "The panel reviewed 27 deaths.\n\nThe panel reviewed 27 deaths.",
  "The panel reviewed 27 deaths.\n\nThe panel noted 28 deaths.",
  "The panel reviewed 27 deaths. The panel reviewed about 28 deaths.",
  "The panel reviewed 27 deaths. The panel reviewed £28 deaths.",
  "The panel spent £0.3m on staff. The panel spent £303,140 on staff.",
  "The panel gave 52% of places. The panel gave 51.9% of places.",
  "The panel reviewed 27 deaths.\n\nSomerset\n\nThe panel reviewed 28 deaths.",
  "Dorset\nThe panel reviewed 27 deaths.\n\nSomerset\nThe panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths.\n\n## Somerset\n\nThe panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths.\n\n- The work was hard.\n\nThe panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. Somerset was slower. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The work moved to Somerset. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The year went on. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The second half began. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The members met once more. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The end of 2022/23 came. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The rest took 14 days. The panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths. The council took over. The panel reviewed 28 deaths.",
  "We ran 27 courses. The conference came. We ran 28 courses.",
  "The panel reviewed 27 deaths. Then it rested. The panel reviewed 28 deaths.",
  "In 2022/23 the panel reviewed 27 deaths. In 2023/24 the panel reviewed 28 deaths.",
  "In Q1 the panel reviewed 27 deaths. In Q2 the panel reviewed 28 deaths.",
  "The panel reviewed 27 deaths in the first quarter. The panel reviewed 28 deaths in the second quarter.",
  "The panel then reviewed 27 deaths. The panel then reviewed 28 deaths.",
  "The panel reviewed 27 deaths each week. The panel reviewed 28 deaths each week.",
  "It reviewed 27 deaths. It reviewed 28 deaths.",
  "There were 27 deaths. There were 28 deaths.",
  "The school saw 27 children. The school saw 28 children.",
  "The launch was good. 27 people attended. The roadshow was good. 28 people attended.",
  "27 people attended it. 28 people attended it.",
  "- 27 people attended.\n- 28 people attended.",
  "| 27 people attended. |\n| 28 people attended. |",
  "27 people attended\n\n28 people attended",
  "In the year we ran 27 workshops. In the year we ran 28 workshops.",
  "We saw 27. We saw 28.",
  "We saw 27 men. We saw 28 men.",
  "We saw 27 men and women in the quarter. We saw 28 men and women in the quarter.",
  "The panel reviewed deaths of 2022. The panel reviewed deaths of 2023.",
  "The panel reviewed 27 deaths. The work moved to (Somerset). The panel reviewed 28 deaths.",
  `The panel reviewed 27 deaths.${" The work was hard.".repeat(120)} The panel reviewed 28 deaths.`,
  `We reviewed 27 ${"old ".repeat(60)}plans. We reviewed 28 ${"old ".repeat(60)}plans.`,
])("finds no sentence said twice with two numbers in: %j", (text) => {
  expect(differing(text)).toEqual([]);
});

it("says where the other stands", () => {
  expect(checkArithmetic("The panel reviewed 27 deaths.\nThe panel reviewed 28 deaths.")).toEqual([
    {
      code: "report/printed-twice-differently",
      severity: "warning",
      message: "28 here, and 27 on line 1, in what is otherwise the same sentence",
      why: 'Both say "the panel reviewed … deaths."',
      instead: "one of them in both places, or words that tell the two apart",
      span: { start: 49, end: 51 },
      line: 2,
      column: 20,
    },
  ]);
});
