import { type Accumulator, defineTable, frozenCopy } from "@pdscp/core";
import * as z from "zod";
import { refusal } from "./errors.ts";
import { refuseUnfit, unfit } from "./fit.ts";
import { inCodeUnitOrder } from "./order.ts";
import { remembered } from "./remembered.ts";
import { type Share, shareOf } from "./share.ts";

const stages = ["end-of-course", "three-months"] as const;

/** One answer to one question of an evaluation. Everything that one delegate answered shares a response. */
export const evaluationSchema = z
  .strictObject({
    /** Tells responses apart; it names nobody. */
    response: z.string().min(1),
    session: z.string().min(1),
    /** On the day, or three months later. */
    stage: z.enum(stages),
    question: z.string().min(1),
    answer: z.string().min(1),
  })
  .readonly();

export interface Evaluation extends z.output<typeof evaluationSchema> {}
/** The same record as it is stored and exchanged. */
export interface EvaluationJson extends z.input<typeof evaluationSchema> {}

/** Evaluation responses as rows: one for each question that was answered. */
export const evaluationTable = defineTable({
  name: "evaluations",
  schema: evaluationSchema,
  headings: {
    response: { heading: "Response", aliases: ["Response ID"] },
    session: { heading: "Session", aliases: ["Session ID", "Event"] },
    stage: "Stage",
    question: "Question",
    answer: { heading: "Answer", sensitive: true },
  },
  key: ["response", "stage", "question"],
});

/** When delegates are asked: on the day, or three months later. */
export type EvaluationStage = Evaluation["stage"];

/** How a question was answered, and by how many. */
export interface QuestionSummary {
  readonly question: string;
  /** How many answered it: the denominator of every percentage below. */
  readonly answered: number;
  /** In the order of the question's definition, then by name. */
  readonly answers: readonly (Share & { readonly answer: string })[];
  /** The answers that count as good, together; `null` where the definition names none. */
  readonly positive: Share | null;
}

/** What was answered at one stage. */
export interface StageSummary {
  /** How many responded, to any question. */
  readonly responses: number;
  /** Of those asked, where their number is known. */
  readonly responseRate: Share | null;
  readonly questions: readonly QuestionSummary[];
}

/** What was answered on the day and three months later. */
export interface EvaluationSummary {
  readonly endOfCourse: StageSummary;
  /** What delegates say three months after, when they have had time to use what they learned. */
  readonly threeMonths: StageSummary;
}

/** What is known of the questions and of who was asked. */
export interface EvaluationOptions {
  /** The order of a question's answers, and which of them count as good. */
  readonly questions?: readonly {
    readonly question: string;
    readonly answers: readonly string[];
    readonly positive?: readonly string[];
  }[];
  /** How many delegates were asked at each stage. */
  readonly asked?: Partial<Readonly<Record<EvaluationStage, number>>>;
}

/**
 * Sums up evaluations from answers in any order and in any split. It counts each answer that it is handed: whoever splits them sees to
 * it that each stands once, as {@link evaluationSummary} does.
 *
 * @throws {TrainingError} `training/asked-invalid` from `result`, and `training/record-invalid` from `add`, as {@link evaluationSummary} does.
 */
export function evaluationAccumulator(options: EvaluationOptions = {}): EvaluationAccumulator {
  const counted: Readonly<Record<EvaluationStage, Stage>> = {
    "end-of-course": emptyStage(),
    "three-months": emptyStage(),
  };
  const mergeTallies = (tallies: EvaluationTallies) => {
    refuseUnfit(talliesSchema, tallies, "Cannot merge the answers");
    for (const stage of stages) {
      const { responses, questions } = tallies[stage];
      for (const response of responses) counted[stage].responses.add(response);
      for (const answer of questions) countAnswer(counted[stage].questions, answer);
    }
  };
  return Object.freeze({
    get tallies() {
      return frozenCopy({
        "end-of-course": sentStage(counted["end-of-course"]),
        "three-months": sentStage(counted["three-months"]),
      });
    },
    add(given: Evaluation) {
      refuseUnfitAnswer(given);
      const { stage, response, question, answer } = given;
      const { responses, questions } = counted[stage];
      responses.add(response);
      countAnswer(questions, { question, answer, count: 1 });
    },
    mergeTallies,
    merge: ({ tallies }: EvaluationAccumulator) => mergeTallies(tallies),
    result: () =>
      frozenCopy({
        endOfCourse: summaryOf(counted["end-of-course"], options, "end-of-course"),
        threeMonths: summaryOf(counted["three-months"], options, "three-months"),
      }),
  });
}

/** What {@link evaluationAccumulator} gives. */
export interface EvaluationAccumulator extends Accumulator<Evaluation, EvaluationSummary> {
  /** What it has counted, as another accumulator can take it, through JSON too. */
  readonly tallies: EvaluationTallies;
  /**
   * Adds what another has counted elsewhere, from the `tallies` that it sent.
   *
   * @throws {TrainingError} `training/record-invalid` for what no accumulator has counted.
   */
  mergeTallies(tallies: EvaluationTallies): void;
}

/** Answers counted so far, in the order of their names. */
export type EvaluationTallies = Readonly<Record<EvaluationStage, StageTallies>>;

/** What was answered at one stage: who did, by their ids, and how often each answer was given. */
export interface StageTallies {
  readonly responses: readonly string[];
  readonly questions: readonly AnswerCount[];
}

interface AnswerCount {
  readonly question: string;
  readonly answer: string;
  readonly count: number;
}

const stageSchema = z.object({
  responses: z.array(z.string()),
  questions: z.array(z.object({ question: z.string(), answer: z.string(), count: z.int() })),
});
const talliesSchema = z.object({ "end-of-course": stageSchema, "three-months": stageSchema });

interface Stage {
  readonly responses: Set<string>;
  readonly questions: Map<string, Map<string, number>>;
}

function sentStage({ responses, questions }: Stage): StageTallies {
  return {
    responses: inCodeUnitOrder(responses),
    questions: inCodeUnitOrder(questions.keys()).flatMap((question) => {
      const counts = questions.get(question) as ReadonlyMap<string, number>;
      return inCodeUnitOrder(counts.keys()).map((answer) => ({
        question,
        answer,
        count: counts.get(answer) as number,
      }));
    }),
  };
}

function emptyStage(): Stage {
  return { responses: new Set(), questions: new Map() };
}

function countAnswer(questions: Stage["questions"], { question, answer, count }: AnswerCount): void {
  const answers = remembered(questions, question, () => new Map<string, number>());
  answers.set(answer, (answers.get(answer) ?? 0) + count);
}

/**
 * What delegates answered, with the number who did beside every percentage.
 *
 * @throws {TrainingError} `training/answer-repeated` when a response answers a question of a stage twice; the path says which answer.
 * @throws {TrainingError} `training/asked-invalid` when fewer were asked than responded; `training/record-invalid` for an answer that no
 *   table has read.
 *
 * @example 3 of 4 found it very useful
 * ```ts
 * import { evaluationSummary } from "@pdscp/training";
 *
 * const asked = { session: "S1", stage: "end-of-course", question: "How useful was it?" } as const;
 * const answers = ["very useful", "fairly useful", "very useful", "very useful"];
 *
 * const { endOfCourse } = evaluationSummary(
 *   answers.map((answer, index) => ({ ...asked, response: `R${index}`, answer })),
 * );
 * endOfCourse.questions[0]?.answers.map(({ answer, count, total, percent }) => `${percent}% ${answer} (${count} of ${total})`);
 * // => ["25% fairly useful (1 of 4)", "75% very useful (3 of 4)"]
 * ```
 */
export function evaluationSummary(
  responses: Iterable<Evaluation>,
  options: EvaluationOptions = {},
): EvaluationSummary {
  const summary = evaluationAccumulator(options);
  const seen = new Set<string>();
  let index = 0;
  for (const answer of responses) {
    refuseUnfitAnswer(answer, "responses", index);
    const given = JSON.stringify([answer.stage, answer.response, answer.question]);
    if (seen.has(given)) throw repeatedAnswer(index);
    seen.add(given);
    summary.add(answer);
    index += 1;
  }
  return summary.result();
}

/** Refuses an answer that no table has read: one at a stage that there is not would be in no count. */
function refuseUnfitAnswer(given: Evaluation, ...path: readonly PropertyKey[]): void {
  const { response, stage, question, answer }: Partial<Evaluation> = given ?? {};
  const field =
    typeof response !== "string"
      ? "response"
      : stage === undefined || !stages.includes(stage)
        ? "stage"
        : typeof question !== "string"
          ? "question"
          : typeof answer !== "string"
            ? "answer"
            : undefined;
  if (field !== undefined) throw unfit("Cannot sum up the answers", ...path, field);
}

function repeatedAnswer(index: number) {
  return refusal(
    "training/answer-repeated",
    "Cannot sum up the answers: each response may answer a question of a stage once",
    "responses",
    index,
  );
}

function summaryOf(
  { responses, questions }: Stage,
  { questions: definitions = [], asked = {} }: EvaluationOptions,
  stage: EvaluationStage,
): StageSummary {
  const invited = asked[stage];
  if (invited !== undefined && !(Number.isSafeInteger(invited) && invited >= responses.size)) {
    throw refusal(
      "training/asked-invalid",
      "Cannot give the response rate: a whole number asked is needed, no fewer than responded",
      "asked",
      stage,
    );
  }
  return {
    responses: responses.size,
    responseRate: invited === undefined ? null : shareOf(responses.size, invited),
    questions: inCodeUnitOrder(questions.keys()).map((question) => {
      const counts = questions.get(question) as ReadonlyMap<string, number>;
      const definition = definitions.find((defined) => defined.question === question);
      const answered = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const countOf = (answer: string) => counts.get(answer) ?? 0;
      const order = new Set([...(definition?.answers ?? []), ...inCodeUnitOrder(counts.keys())]);
      const good = definition?.positive;
      return {
        question,
        answered,
        answers: [...order].map((answer) => ({ answer, ...(shareOf(countOf(answer), answered) as Share) })),
        positive:
          good === undefined
            ? null
            : shareOf(
                [...new Set(good)].reduce((sum, answer) => sum + countOf(answer), 0),
                answered,
              ),
      };
    }),
  };
}
