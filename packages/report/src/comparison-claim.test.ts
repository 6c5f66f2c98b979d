import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";
import { checkArithmetic } from "./arithmetic.ts";

const codesOf = (text: string) => checkArithmetic(text).map(({ code }) => code.replace("report/", ""));

it.each([
  ...["compared with", "compared to", "comparing to", "in comparison to", "against", "versus", "vs", "vs."],
  ...["up from", "down from", "more than", "from last week to", "last year", "previous", "previously"],
  ...["the year before", "it rose", "it fell", "a rise", "the rise", "a fall", "the drop", "increasing"],
  ...["decreased", "reduced", "higher", "lower", "improved", "improving", "it has risen", "it has fallen"],
  ...["it dropped", "COMPARED WITH"],
])("sets two percentages side by side by the words: %s", (words) => {
  const codes = codesOf(`It was 52%, ${words} 54.2%.`);
  expect(codes.filter((code) => code !== "change-wrong-way")).toEqual(["mixed-precision"]);
});

it.each([
  "It was 52%, and 54.2%.",
  "It was 52%, thanks to 54.2%.",
  "It was 52%, an arisen 54.2%.",
  "It was 52%, compared by 54.2%.",
  "It was 52%, compared with a rise of 54.2%.",
  "It was 52%, compared with a fall of about 54.2%.",
  "It fell by 52%, compared with 54.2%.",
  "It was 52% against 54%.",
  `It was 52%, ${"as was said at length ".repeat(8)}against 54.2%.`,
  "It went on from 52%, then 54.2%.",
  "It was 52%, said to be 54.2%.",
  "There were 83 cars (30, 0.4% less than before) and 16 vans (32, 2% less than before).",
  "It rose to 52% whilst arrears fell to 1.9%.",
  "Of plans 17.2% came back, which was better than the target of 18%.",
  "Most were infants (63%) and more boys than girls came (56.5% and 43.5%).",
  "It was 92%, above the target of 90%, and better than a year before (88.2%).",
  "It was 96%; calls that took longer fell to 1.8%.",
])("sets no two percentages side by side in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "mixed-precision")).toEqual([]);
});

it.each([
  "It went from 52% in one year to 54.2%.",
  "It went FROM 52% in one year to 54.2%.",
  `It was 52%, ${"as was said ".repeat(11)}against 54.2%.`,
])("sets two percentages side by side in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "mixed-precision")).toEqual(["mixed-precision"]);
});

it.each([
  ...["This compares with", "That compares to", "These compare with"],
  ...["It compares with", "which compares with", "This is up on", "This is down on", "This is higher than"],
  ...["It is lower than", "It is an echo of", "It is a match of", "It was up on", "It was down on"],
  ...["It was higher than", "It was lower than", "It was a match of", "It was an echo of"],
  ...[
    "It rose from",
    "It fell from",
    "It increased from",
    "It decreased from",
    "It reduced to",
    "THIS IS UP ON",
  ],
])("takes up the percentage of the sentence before with: %s", (words) => {
  expect(codesOf(`It was 52%. ${words} 54.2%.`)).toEqual(["mixed-precision"]);
});

it.each([
  "It was 52%. Others compare with 54.2%.",
  "It was 52%. This is 54.2%.",
  "It was 52%. Thisness compares with 54.2%.",
  "It was 52%. This, of which much more could be said at length, compares with 54.2%.",
  "It was so. This compares with 54.2%.",
  "It was 52%. This compares with nothing.",
  "This compares with 54.2%.",
])("takes up no percentage in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it.each([
  ...[
    "it rose",
    "it has risen",
    "it was rising",
    "a rise",
    "the fall",
    "the drop",
    "it increased",
    "an increase",
  ],
  ...[
    "it grew",
    "it has grown",
    "it fell",
    "it has fallen",
    "it was falling",
    "it decreased",
    "it was reduced",
  ],
  ...[
    "it declined",
    "it dropped",
    "it improved",
    "it was improving",
    "it improves",
    "it improve",
    "it worsened",
  ],
  ...["higher", "lower", "more likely", "less likely", "up from then", "down from then", "IT ROSE"],
])("holds counts to the words that something moved: %s", (words) => {
  expect(codesOf(`In 14 (52%) of 27 reviews ${words}, compared with 32 (54%) of 59.`)).toEqual([
    "change-not-borne",
  ]);
});

it.each([
  { text: "In 14 (52%) of 27 reviews so, compared with 32 (54%) of 59.", codes: ["no-evidence-of-change"] },
  {
    text: "In 14 (52%) of 27 reviews so, compared with 32 (54%) of 59, which rose.",
    codes: ["change-not-borne"],
  },
  {
    text: `In 14 (52%) of 27 reviews so, compared with 32 (54%) of 59, ${"and as we said ".repeat(3)}a rise.`,
    codes: ["no-evidence-of-change"],
  },
  { text: "In 14 (52%) of 27 reviews so, compared with 54%.", codes: [] },
  { text: "It was 52%, compared with 32 (54%) of 59.", codes: [] },
  { text: "In 14 (52%) of 27 reviews it rose from 9 (10%) of 90.", codes: [] },
])("finds $codes in: $text", ({ text, codes }) => {
  expect(codesOf(text).filter((code) => code !== "mixed-precision")).toEqual(codes);
});

const strong = ["significant", "substantial", "marked", "dramatic", "sharp", "considerable"];
const strongly = ["significantly", "substantially", "markedly", "dramatically", "sharply", "considerably"];

it.each([
  ...strong.map((word) => `There was a ${word} increase`),
  ...strongly.map((word) => `It ${word} increased`),
  ...strongly.map((word) => `It increased ${word}`),
  ...["rise", "decrease", "reduction", "fall", "drop", "decline", "improvement", "growth"].map(
    (word) => `There was a significant ${word}`,
  ),
  ...["rose", "fell", "grew"].map((word) => `It significantly ${word}`),
  ...["higher", "lower", "fewer", "more"].map((word) => `It was significantly ${word}`),
  ...["rose", "has risen", "decreased", "reduced", "fell", "has fallen", "dropped"].map(
    (word) => `It ${word} significantly`,
  ),
  ...["declined", "improved", "grew", "has grown"].map((word) => `It ${word} significantly`),
  ...["It increased very sharply", "It increased quite sharply", "A significant and welcome increase"],
  ...["It SHARPLY INCREASED"],
])("holds counts to strong words: %s", (words) => {
  expect(codesOf(`${words} from 28 to 29.`).filter((code) => code !== "change-wrong-way")).toEqual([
    "change-not-borne",
  ]);
});

it.each([
  "It increased from 28 to 29.",
  "A significant event, and an increase from 28 to 29.",
  "It increased so very sharply from 28 to 29.",
  "A significantly long and winding road, more from 28 to 29.",
  "There was a sharp increase, 28 and 29.",
  "There was a sharp increase from 28 to 80.",
  "There was a sharp increase from 0 to 0.",
  "There was a sharp increase from 50,000 to 50,001.",
  `There was a sharp increase from 28 ${"as was said ".repeat(9)}to 29.`,
  "There was a sharp increase. It went from 28 to 29.",
])("finds no strong words that counts do not bear in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it.each([
  { text: "A sharp increase to 29 from 28.", says: ["28", "29"] },
  { text: "A sharp increase from 28 to 29.", says: ["28", "29"] },
  { text: "A sharp increase FROM 28 to 29.", says: ["28", "29"] },
  { text: "A sharp increase, 29 compared with 28.", says: ["28", "29"] },
  { text: "A sharp increase, 29 compared to 28.", says: ["28", "29"] },
  { text: "A sharp increase, 29 rather than 28.", says: ["28", "29"] },
  { text: "A sharp increase, 29 against 28.", says: ["28", "29"] },
  { text: "A sharp increase from 50,000 to 50,000.", says: ["50,000", "50,000"] },
])("says which number came before in: $text", ({ text, says }) => {
  expect(checkArithmetic(text).map(({ message }) => message)).toEqual([
    `"${text.slice(2, 16)}" says more than ${says[0]} and ${says[1]} bear`,
  ]);
});

it.each([
  { text: "Two-thirds (69%) agreed.", fits: true },
  { text: "Two-thirds (70%) agreed.", fits: false },
  { text: "About two-thirds (72%) agreed.", fits: true },
  { text: "About two-thirds (73%) agreed.", fits: false },
  { text: "About seven eighths (92%) agreed.", fits: true },
  { text: "About seven eighths (93%) agreed.", fits: false },
  { text: "Over half (50%) agreed.", fits: true },
  { text: "Over half (49%) agreed.", fits: false },
  { text: "Under half (50%) agreed.", fits: true },
  { text: "Under half (51%) agreed.", fits: false },
  { text: "Half (53%) agreed.", fits: false },
  { text: "Half of all the children that were seen (60%) agreed.", fits: true },
  { text: "Half of the children's own groups seen (60%) agreed.", fits: false },
  { text: "Half, or more (60%) agreed.", fits: true },
  { text: "Half of the remaining children (20%) agreed.", fits: true },
  { text: "Half of those seen (20%) agreed.", fits: false },
  { text: "Half were 60% sure.", fits: true },
])("takes the words and the percentage for one story ($fits) in: $text", ({ text, fits }) => {
  expect(codesOf(text)).toEqual(fits ? [] : ["fraction-does-not-match"]);
});

it.each([
  { text: "More than half (13 of 27) had none.", fits: false },
  { text: "More than half (14 of 27) had none.", fits: true },
  { text: "More than half (26 of 27) had none.", fits: true },
  { text: "At least half (10 of 20) had none.", fits: true },
  { text: "Nearly half of the reviews (14 of the 27) had none.", fits: false },
  { text: "Nearly half of the reviews (13 of the 27) had none.", fits: true },
  { text: "Half (13 of 27) had none.", fits: true },
  { text: "Half (12 of 27) had none.", fits: false },
  { text: "Half (3 of 7) had none.", fits: true },
  { text: "Half (2 of 7) had none.", fits: false },
  { text: "Half (12) of the 18 had none.", fits: false },
  { text: "Half (9) of the 18 had none.", fits: true },
  { text: "Half of them (12) had none, of 18.", fits: true },
  { text: "Three quarters (14 out of 27) had none.", fits: false },
  { text: "Over half (13 of 27 reviews) had none.", fits: false },
  { text: "Over half (13 of 27; 48%) had none.", fits: false },
  { text: "Over half (13 of 27 in one area and 9 of 9 in another) had none.", fits: true },
  { text: "Over half (13 of 27 nurses, 9 of 9 others) had none.", fits: true },
  { text: "At least a third (2 of 6) and at most a third (7 of 21) had none.", fits: true },
  { text: "Over half (27 of 13) had none.", fits: true },
  { text: "Over half (0 of 0) had none.", fits: true },
  { text: "Over half (13, not 27) had none.", fits: true },
  { text: "Over half (13 of about 27) had none.", fits: true },
  { text: "Over half agreed, and 13 of 27 had none.", fits: true },
])("takes the words and the counts for one story ($fits) in: $text", ({ text, fits }) => {
  expect(codesOf(text)).toEqual(fits ? [] : ["fraction-does-not-match"]);
});

it("says what the counts come to beside a fraction", () => {
  expect(checkArithmetic("More than half (13 of 27) had none.")).toEqual([
    expect.objectContaining({
      message: '"half" and 13 of 27 do not say the same',
      why: "1/2 is 50%, and 13 of 27 is 48.1%",
      span: { start: 10, end: 24 },
    }),
  ]);
});

it("holds what is compared to what its counts bear", () => {
  const texts = [
    "In 14 (52%) of 27 reviews compared with 32 (54.2%) of 59.",
    "In 14 (52%) of 27 reviews this rose compared with 32 (54%) of 59.",
    "In 14 (52%) of 27 reviews, against 9 (10%) of 90.",
    "It was 52%. This compares with 54.2% before.",
    "It was reduced significantly from 28 to 26.",
    "It was reduced significantly from 28 to 6.",
    "A significant fall to 26 from 28.",
    "A significant fall from 0 to 0.",
    "A significant rise from 200,000 to 200,001.",
    "A significant rise was seen.",
    "Two-thirds (58%) agreed, and two-thirds (67%) did.",
    "Over half (48%) agreed, under half (52%) did, and nearly two-thirds (61%) too.",
    "Around nine tenths (84%) agreed, about 7 in 8 (94%) did.",
    "Over half of them (48%) agreed.",
    "Two-thirds and (58%) agreed.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "In 14 (52%) of 27 reviews compared with 32 (54.2%) of 59.",
      "  report/no-evidence-of-change: 52% beside 54.2% is no evidence of a change: say so, or a reader will see one | 14 of 27 and 32 of 59: a difference like this comes by chance alone (p = 1.00) | "similar to" or "no evidence of a change", with both counts: 14 of 27 and 32 of 59",
      "  report/mixed-precision: 52% and 54.2% are compared, but printed to different places | 54.2% has 1 after the point and 52% has 0 | 52% and 54%, or 51.9% and 54.2%",
      "In 14 (52%) of 27 reviews this rose compared with 32 (54%) of 59.",
      "  report/change-not-borne: The words say that something changed between 54% and 52%; the counts are too small to bear it | 14 of 27 and 32 of 59: a difference like this comes by chance alone (p = 1.00) | "similar to" or "no evidence of a change", with both counts: 14 of 27 and 32 of 59",
      "In 14 (52%) of 27 reviews, against 9 (10%) of 90.",
      "It was 52%. This compares with 54.2% before.",
      "  report/mixed-precision: 52% and 54.2% are compared, but printed to different places | 54.2% has 1 after the point and 52% has 0 | 52% and 54%",
      "It was reduced significantly from 28 to 26.",
      "  report/change-not-borne: "reduced significantly" says more than 28 and 26 bear | Counts like 28 and 26 differ by chance alone (p = 0.89) | the two numbers without the word",
      "It was reduced significantly from 28 to 6.",
      "A significant fall to 26 from 28.",
      "  report/change-not-borne: "significant fall" says more than 28 and 26 bear | Counts like 28 and 26 differ by chance alone (p = 0.89) | the two numbers without the word",
      "A significant fall from 0 to 0.",
      "A significant rise from 200,000 to 200,001.",
      "A significant rise was seen.",
      "Two-thirds (58%) agreed, and two-thirds (67%) did.",
      "  report/fraction-does-not-match: "Two-thirds" and 58% do not say the same | 2/3 is 66.7% | -",
      "Over half (48%) agreed, under half (52%) did, and nearly two-thirds (61%) too.",
      "  report/fraction-does-not-match: "half" and 48% do not say the same | 1/2 is 50% | -",
      "  report/fraction-does-not-match: "half" and 52% do not say the same | 1/2 is 50% | -",
      "Around nine tenths (84%) agreed, about 7 in 8 (94%) did.",
      "  report/fraction-does-not-match: "nine tenths" and 84% do not say the same | 9/10 is 90% | -",
      "  report/fraction-does-not-match: "7 in 8" and 94% do not say the same | 7/8 is 87.5% | -",
      "Over half of them (48%) agreed.",
      "  report/fraction-does-not-match: "half" and 48% do not say the same | 1/2 is 50% | -",
      "Two-thirds and (58%) agreed.",
      "  report/fraction-does-not-match: "Two-thirds" and 58% do not say the same | 2/3 is 66.7% | -",
    ]
  `);
});

it.each([
  ["In 52% there were factors. This in its turn compares with 50.4%.", ["mixed-precision"]],
  ["In 52% there were factors. We know, and this compares with 50.4%.", []],
  ["Over half (92%) came.", ["fraction-does-not-match"]],
  ["Under half (4 of 27) came.", []],
  ["Two-thirds (27 of 13) came.", []],
  ["Half (0 of 0) came.", []],
])("compares what is said of two numbers in: %s", (text, codes) => {
  expect(checkArithmetic(text).map(({ code }) => code.replace("report/", ""))).toEqual(codes);
});
