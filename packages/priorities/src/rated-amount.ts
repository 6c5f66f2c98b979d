import { type CalendarDate, type Decimal, decimal, frozenCopy } from "@pdscp/core";
import { type Grade, isHigherBetter, type RatingRule, type Standing, type Threshold } from "./rating-rule.ts";

/** The threshold that comes next: what would earn a better rating or, from the best, what would lose it. */
export interface NextThreshold<Rating extends string = string> {
  readonly way: "better" | "worse";
  readonly rating: Rating;
  readonly limit: number;
  readonly because: string;
}

/** A rating with its reason. */
export interface RatingResult<Rating extends string = string> {
  readonly rating: Rating | "not-rated";
  /** What the rating says, in words. */
  readonly means: Standing | "not-rated";
  /** Whether evidence shows an action to be complete: no colour says so. */
  readonly complete: boolean;
  readonly because: string;
  /** Null where no number leads to another rating. */
  readonly next: NextThreshold<Rating> | null;
  /** The rule, and the day from which its thresholds hold. */
  readonly rule: { readonly name: string; readonly from: CalendarDate };
}

/** A rule, with the thresholds that it has on the day. */
export interface Scheme<Rating extends string> {
  readonly rule: RatingRule<Rating>;
  readonly thresholds: readonly Threshold<Rating>[];
  readonly from: CalendarDate;
}

/** A number to be rated. */
interface Amount {
  readonly amount: Decimal;
  /** How a number of its kind is written. */
  readonly text: (amount: Decimal | number) => string;
  /** How a difference between two of its kind is written, where that is another way. */
  readonly apart?: (amount: Decimal) => string;
  readonly said: string;
  /** What a threshold asks for, where "is 85 or more" would not read. */
  readonly needs?: (limit: number) => string;
}

/** The first threshold that the amount reaches, and the next one on. */
export function rateAmount<Rating extends string>(
  scheme: Scheme<Rating>,
  { amount, text, said, needs, apart = text }: Amount,
): RatingResult<Rating> {
  const { rule, thresholds } = scheme;
  const higher = isHigherBetter(rule);
  const reaches = (limit: number) => (higher ? amount.gte(limit) : amount.lte(limit));
  const place = thresholds.findIndex(({ limit }) => limit === undefined || reaches(limit));
  const own = thresholds[place]!;
  const above = thresholds[place - 1];
  const below = thresholds[place + 1];
  const [orMore, less, more] = higher ? ["or more", "less", "more"] : ["or less", "more", "less"];
  const grade = gradeOf(rule, own.rating);

  const reached = (limit: number) =>
    needs === undefined ? `${text(limit)} ${orMore}` : `${own.rating} needs ${needs(limit)}`;
  const missed = (limit: number, rating: Rating) =>
    needs === undefined
      ? `${less} than the ${text(limit)} of ${rating}`
      : `${rating} (${words(gradeOf(rule, rating))}) needs ${needs(limit)}`;
  const reasons = [
    ...(own.limit === undefined ? [] : [reached(own.limit)]),
    ...(above?.limit === undefined ? [] : [missed(above.limit, above.rating)]),
  ];
  const reason = reasons.length === 0 ? "rated whatever it is" : reasons.join(", and ");
  const because = `${said}${needs === undefined ? " is " : "; "}${reason}: ${own.rating}, ${words(grade)}`;
  if (above?.limit !== undefined) {
    const away = apart(decimal(above.limit).minus(amount).abs());
    const next = { way: "better", rating: above.rating, limit: above.limit } as const;
    return result(scheme, grade, because, {
      ...next,
      because: `${above.rating} from ${text(above.limit)}: ${away} ${more}`,
    });
  }
  if (own.limit === undefined || below === undefined) return result(scheme, grade, because, null);
  const next = { way: "worse", rating: below.rating, limit: own.limit } as const;
  const side = higher ? "below" : "above";
  return result(scheme, grade, because, { ...next, because: `${below.rating} ${side} ${text(own.limit)}` });
}

function gradeOf<Rating extends string>({ scale }: RatingRule<Rating>, rating: Rating): Grade<Rating> {
  return scale.find((grade) => grade.rating === rating)!;
}

function words({ means }: Grade): string {
  return means.replace("-", " ");
}

/** A rating that no number led to, or one with the threshold that comes next. */
export function result<Rating extends string>(
  { rule, from }: Scheme<Rating>,
  { rating, means }: Grade<Rating>,
  because: string,
  next: NextThreshold<Rating> | null,
): RatingResult<Rating> {
  return frozenCopy({ rating, means, complete: false, because, next, rule: { name: rule.name, from } });
}

/** That there is no rating, and why. */
export function unrated<Rating extends string>(
  { rule, from }: Scheme<Rating>,
  because: string,
): RatingResult<Rating> {
  const rating = "not-rated";
  return frozenCopy({
    rating,
    means: rating,
    complete: false,
    because,
    next: null,
    rule: { name: rule.name, from },
  });
}
