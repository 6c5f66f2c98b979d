/** Which way a change word points. */
export type Direction = "up" | "down";

/** Words by which something rises. */
export const RISE =
  "increas\\w*|rose|risen|rise|rises|rising|grew|grown|growth|growing|up|gain\\w*|uplift|climb\\w*|went up|gone up";
/** Words by which it falls. */
export const FALL =
  "decreas\\w*|reduc\\w*|fell|fallen|fall|falls|falling|drop\\w*|declin\\w*|down|went down|gone down|cut";
/** Words by which something rises or is more. */
export const UP = `${RISE}|higher|more`;
/** Words by which it falls or is less. */
export const DOWN = `${FALL}|lower|fewer|less`;
/** Words of quality: a wait that improves grows shorter, and an attendance that improves grows, so they point no way. */
export const QUALITY = "improv\\w*|worsen\\w*|deteriorat\\w*";
/** What says itself what became of what rose or fell: "the increase slowed from 5% to 3%". */
const BECAME = `(?!${QUALITY}|mov|went\\b|came\\b|chang|open|slow(?:ed|s|ing)\\b|eas(?:ed|es|ing)\\b|halv|doubl|trebl|tripl|shr[aiu]nk|than\\b|driven|caused|explain|offset|follow|accompan|deepen|narrow(?:ed|s|ing)\\b|widen|accelerat|quicken|strengthen|weaken|recover)`;
const BETWEEN = `(?: ${BECAME}[a-z'-]+)`;
/** Words that a change follows: "a rise of", "improved by about". */
export const CHANGE_OF = new RegExp(
  `\\b(${UP}|${DOWN}|${QUALITY}|change\\w*|difference)${BETWEEN}{0,4} (?:of|by) (?:around |about |approximately |nearly |almost |over |just |an? )*$`,
  "i",
);

const AT_THE_TIME = "(?:the (?:total|figure|number|rate)|it|there) (?:stood at|was|were) ";
/** What leads from a change to the level of another time: "on the same day of 2014, when the total stood at", "since 2014, when". */
export const WHEN = ` (?:since [^.;()£%]{1,50},? when (?:${AT_THE_TIME})?|(?:on|from|over|compared (?:to|with)) [^.;()£%]{1,50},? when ${AT_THE_TIME})`;

/** A word that turns to something else: "rose by 3 points to 79%, while the other rose from 63% to 67%". */
export const TURN =
  /\b(?:while|whilst|whereas|although|though|despite|(?:offset|followed|driven|caused|explained) by)\b|;(?! (?:this|that|it|which|up|down|an?)\b)/i;

/** Finds such words, and none that are part of another: "follow-up". */
function alone(words: string): RegExp {
  return new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, "i");
}

const MOVES = { up: alone(RISE), down: alone(FALL) };
const MOVES_OR_COMPARES = { up: alone(UP), down: alone(DOWN) };

/** Which way the words about a change point, unless they contradict each other. */
export function directionIn(words: string): Direction | undefined {
  const moves = MOVES.up.test(words) || MOVES.down.test(words);
  const { up, down } = moves ? MOVES : MOVES_OR_COMPARES;
  if (up.test(words) === down.test(words)) return undefined;
  return up.test(words) ? "up" : "down";
}

/** What itself rises or falls: "increased demand, moving from 28 to 14 forms" and "higher needs went from 20 to 15" do not say. */
export const MOVED = new RegExp(
  `(?<![\\w-])(?:${RISE}|${FALL})\\b(?! than\\b)(?:${BETWEEN}{0,5}| in (?:the )?(?:[a-z]+ )?(?:number|proportion|percentage|rate)(?: ${BECAME}[\\w'-]+){1,18}),? from (?:around |about |the previous [a-z ]{0,20} of )?$`,
  "i",
);
