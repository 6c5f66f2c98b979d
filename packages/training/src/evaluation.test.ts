import { fold } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Evaluation, evaluationAccumulator, evaluationSummary, evaluationTable } from "./evaluation.ts";
import { refusalOf } from "./plain.fixture.ts";

const options = {
  questions: [
    {
      question: "Usefulness",
      answers: ["very useful", "fairly useful", "not useful"],
      positive: ["very useful", "fairly useful"],
    },
  ],
  asked: { "end-of-course": 200 },
};

const answers = (answer: string, count: number, from: number): readonly Evaluation[] =>
  Array.from({ length: count }, (_, index) => ({
    response: `R${from + index}`,
    session: "Conference",
    stage: "end-of-course",
    question: "Usefulness",
    answer,
  }));

it("says 75% and 24% of how many, and how many of those asked answered", () => {
  const rows = [
    ...answers("very useful", 75, 0),
    ...answers("fairly useful", 24, 75),
    ...answers("not useful", 1, 99),
  ];
  const { endOfCourse, threeMonths } = evaluationSummary(rows, options);
  expect(endOfCourse.responseRate).toEqual({ count: 100, total: 200, percent: "50" });
  expect(endOfCourse.questions).toEqual([
    {
      question: "Usefulness",
      answered: 100,
      answers: [
        { answer: "very useful", count: 75, total: 100, percent: "75" },
        { answer: "fairly useful", count: 24, total: 100, percent: "24" },
        { answer: "not useful", count: 1, total: 100, percent: "1" },
      ],
      positive: { count: 99, total: 100, percent: "99" },
    },
  ]);
  expect(threeMonths).toEqual({ responses: 0, responseRate: null, questions: [] });
});

it("counts an answer once that is named as good twice", () => {
  const [usefulness] = options.questions;
  const questions = [{ ...usefulness!, positive: ["very useful", "very useful"] }];
  const { endOfCourse } = evaluationSummary(
    [...answers("very useful", 3, 0), ...answers("not useful", 1, 3)],
    { questions },
  );
  expect(endOfCourse.questions[0]?.positive).toEqual({ count: 3, total: 4, percent: "75" });
});

it("asks as many as were asked at each stage, and takes each question by its own definition", () => {
  const stage = (name: Evaluation["stage"], question: string, answer: string): Evaluation => ({
    response: `${name} ${question}`,
    session: "Conference",
    stage: name,
    question,
    answer,
  });
  const { endOfCourse, threeMonths } = evaluationSummary(
    [stage("end-of-course", "Pace", "right"), stage("three-months", "Usefulness", "very useful")],
    {
      questions: [
        ...options.questions,
        { question: "Pace", answers: ["slow", "right"], positive: ["right"] },
      ],
      asked: { "three-months": 4 },
    },
  );
  expect([endOfCourse.responseRate, threeMonths.responseRate]).toEqual([
    null,
    { count: 1, total: 4, percent: "25" },
  ]);
  expect(
    endOfCourse.questions.map(({ question, answers: each, positive }) => [
      question,
      each.map(({ answer }) => answer),
      positive?.percent,
    ]),
  ).toEqual([["Pace", ["slow", "right"], "100"]]);
  const [undefinedQuestion] = evaluationSummary([stage("end-of-course", "Room", "cold")]).endOfCourse
    .questions;
  expect(undefinedQuestion).toMatchObject({
    answers: [{ answer: "cold", count: 1, total: 1, percent: "100" }],
    positive: null,
  });
});

it("keeps the three-month follow-up apart, and answers nobody foresaw", () => {
  const later = answers("changed my practice", 3, 0).map((row) => ({
    ...row,
    stage: "three-months" as const,
  }));
  const { endOfCourse, threeMonths } = evaluationSummary(
    [...answers("very useful", 4, 0), ...later],
    options,
  );
  expect([endOfCourse.responses, threeMonths.responses]).toEqual([4, 3]);
  expect(threeMonths.questions[0]?.answers.map(({ answer, count }) => [answer, count])).toEqual([
    ["very useful", 0],
    ["fairly useful", 0],
    ["not useful", 0],
    ["changed my practice", 3],
  ]);
});

it.each([
  { answer: "not useful", when: "it differs" },
  { answer: "very useful", when: "it is the same" },
])("refuses a second answer of one response to one question, when $when", ({ answer }) => {
  const [first, other] = answers("very useful", 2, 0) as [Evaluation, Evaluation];
  const summed = () => evaluationSummary([first, other, { ...first, answer }]);
  expect(summed).toThrow(
    expect.objectContaining({ code: "training/answer-repeated", path: ["responses", 2] }),
  );
  expect(refusalOf(summed)).toBe(
    "Cannot sum up the answers: each response may answer a question of a stage once",
  );
});

it("takes one response's answers to other questions, and to the same three months later", () => {
  const [first] = answers("very useful", 1, 0) as [Evaluation];
  const { endOfCourse, threeMonths } = evaluationSummary([
    first,
    { ...first, question: "Pace" },
    { ...first, stage: "three-months" },
  ]);
  expect([endOfCourse.responses, endOfCourse.questions.length, threeMonths.responses]).toEqual([1, 2, 1]);
});

it.each([
  { asked: 2, percent: "100" },
  { asked: 3, percent: "67" },
  { asked: 1, code: "training/asked-invalid" },
  { asked: 0, code: "training/asked-invalid" },
  { asked: 2.5, code: "training/asked-invalid" },
  { asked: Number.NaN, code: "training/asked-invalid" },
])("takes $asked for those asked of whom two responded: $percent$code", ({ asked, percent, code }) => {
  const summed = () =>
    evaluationSummary(answers("very useful", 2, 0), { asked: { "end-of-course": asked } }).endOfCourse
      .responseRate?.percent;
  if (code === undefined) {
    expect(summed()).toBe(percent);
    return;
  }
  expect(summed).toThrow(expect.objectContaining({ code, path: ["asked", "end-of-course"] }));
  expect(refusalOf(summed)).toBe(
    "Cannot give the response rate: a whole number asked is needed, no fewer than responded",
  );
});

it("gives the same for any split", () => {
  const row = fc.record({
    response: fc.constantFrom("R1", "R2", "R3"),
    session: fc.constant("S1"),
    stage: fc.constantFrom("end-of-course" as const, "three-months" as const),
    question: fc.constantFrom("Usefulness", "Rating"),
    answer: fc.constantFrom("very useful", "not useful", "other"),
  });
  fc.assert(
    fc.property(fc.array(row), fc.nat(), (rows, at) => {
      const [left, right] = [evaluationAccumulator(options), evaluationAccumulator(options)];
      for (const [index, each] of rows.entries()) (index < at % (rows.length + 1) ? left : right).add(each);
      const gathered = evaluationAccumulator(options);
      gathered.mergeTallies(JSON.parse(JSON.stringify(left.tallies)));
      gathered.merge(right);
      right.merge(left);
      const whole = evaluationAccumulator(options);
      expect(right.result()).toEqual(fold(rows, whole));
      expect([gathered.tallies, right.tallies]).toEqual([whole.tallies, whole.tallies]);
      for (const { answered, answers: counts } of right.result().endOfCourse.questions)
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(answered);
    }),
  );
});

it.each([
  [null, []],
  [{}, ["end-of-course"]],
  [{ "end-of-course": { responses: [1], questions: [] } }, ["end-of-course", "responses", 0]],
])("merges nothing from %j", (sent, path) => {
  const summary = evaluationAccumulator();
  expect(() => summary.mergeTallies(sent as never)).toThrow(
    expect.objectContaining({ code: "training/record-invalid", path }),
  );
  expect(summary.result().endOfCourse.responses).toBe(0);
});

it("tells what a delegate answers on the day from what the same one answers three months later", () => {
  expect(evaluationTable.key).toEqual(["response", "stage", "question"]);
});

it.each([
  ["stage", "End of course"],
  ["stage", null],
  ["response", null],
  ["question", undefined],
  ["answer", null],
])("counts no answer whose %s is %j, and says which answer it is", (field, value) => {
  const answer: Evaluation = {
    response: "R1",
    session: "S1",
    stage: "three-months",
    question: "Pace",
    answer: "right",
  };
  const strange = { ...answer, response: "R2", [field]: value } as Evaluation;
  const code = "training/record-invalid";
  expect(() => evaluationSummary([answer, strange])).toThrow(
    expect.objectContaining({ code, path: ["responses", 1, field] }),
  );
  const accumulator = evaluationAccumulator();
  expect(() => accumulator.add(strange)).toThrow(expect.objectContaining({ code, path: [field] }));
  expect(accumulator.result().threeMonths.responses).toBe(0);
});

it("counts no answer that is none", () => {
  expect(() => evaluationSummary([null as never])).toThrow(
    expect.objectContaining({ code: "training/record-invalid", path: ["responses", 0, "response"] }),
  );
});
