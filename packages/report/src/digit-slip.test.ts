import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { judged } from "./judged.fixture.ts";
import { count, figureFor } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

it("knows a slip of the keys", () => {
  const texts = [
    "The budget was £303,410.",
    "The budget was £303,149.",
    "The budget was £30,314.",
    "The budget was £3,033,140.",
    "The budget was £313,410.",
    "The budget was £403,410.",
    "The budget was £3,031.",
    "The fees were £12,500.05.",
    "The attendances were 2,786.",
    "The attendances were 286.",
  ];
  expect(texts.flatMap((text) => judged(text))).toMatchInlineSnapshot(`
    [
      "The budget was £303,410. => £303,410 drifted funding.budget",
      "  report/drifted: £303,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £303,149. => £303,149 drifted funding.budget",
      "  report/drifted: £303,149 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £30,314. => £30,314 drifted funding.budget",
      "  report/drifted: £30,314 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £3,033,140. => £3,033,140 drifted funding.budget",
      "  report/drifted: £3,033,140 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £313,410. => £313,410 drifted funding.budget",
      "  report/drifted: £313,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £403,410. => £403,410 drifted funding.budget",
      "  report/drifted: £403,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £3,031. => £3,031 drifted funding.budget",
      "  report/drifted: £3,031 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The fees were £12,500.05. => £12,500.05 drifted funding.fees",
      "  report/drifted: £12,500.05 is not what the register says: "Course fees" is £12,500.50 | £12,500.50",
      "The attendances were 2,786. => 2,786 drifted training.attendances",
      "  report/drifted: 2,786 is not what the register says: "Attendances at courses" is 2,876 | 2,876",
      "The attendances were 286. => 286 unsourced",
      "  report/unsourced: 286 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
    ]
  `);
});

it.each([
  { said: "1,234", slip: "1,243" },
  { said: "1,234", slip: "2,134" },
  { said: "1,234", slip: "1,239" },
  { said: "1,234", slip: "9,234" },
  { said: "1,234", slip: "12,345" },
  { said: "1,234", slip: "11,234" },
  { said: "12,345", slip: "1,234" },
  { said: "12,345", slip: "2,345" },
  { said: "12,345", slip: "1,245" },
])("takes $slip for a slip of $said", ({ said, slip }) => {
  const visits = createRegister([
    figureFor("a.visits", count(Number(said.replace(",", ""))), { label: "Visits to homes by nurses" }),
  ]);
  const { mentions } = checkDraft(`In all ${slip} visits.`, visits, {});
  expect(mentions.map(({ status }) => status)).toEqual(["drifted"]);
});

it.each([
  { said: "1,234", other: "4,231" },
  { said: "1,234", other: "1,432" },
  { said: "1,234", other: "2,143" },
  { said: "1,234", other: "1,299" },
  { said: "1,234", other: "2,244" },
  { said: "1,234", other: "1,245" },
  { said: "1,234", other: "1,223" },
  { said: "1,234", other: "123,456" },
  { said: "1,234", other: "21,340" },
  { said: "12,345", other: "5,432" },
  { said: "123", other: "132" },
])("takes $other for no slip of $said", ({ said, other }) => {
  const visits = createRegister([
    figureFor("a.visits", count(Number(said.replace(",", ""))), { label: "Visits to homes by nurses" }),
  ]);
  const { mentions } = checkDraft(`In all ${other} visits.`, visits, {});
  expect(mentions.map(({ status }) => status)).toEqual(["unsourced"]);
});
