import { sections } from "./contest.ts";
import { scoresOf } from "./measure.ts";

/** One contest in a process of its own, so that no other has shaped its code. */
const [section = "", index = "", rounds = ""] = process.argv.slice(2);
const contest = sections[section]?.[Number(index)];
if (contest === undefined) throw new Error("There is no such contest");
console.log(JSON.stringify(scoresOf(contest, Number(rounds))));
