import { calendarDate, type DatedParameter, frozenCopy, type Reference } from "@pdscp/core";
import type { Requirement } from "./requirement.ts";

const law: Reference = {
  title: "Children Act 2004, section 16G",
  href: "https://www.legislation.gov.uk/ukpga/2004/31/section/16G",
};
const guidance = (at: string): Reference => ({
  title: "Working Together to Safeguard Children 2023",
  href: "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
  at,
});
const earlier: Reference = {
  title: "Working Together to Safeguard Children 2018",
  at: "chapter 3, the yearly report",
};
const list = guidance("chapter 2, the yearly report");

/** What a yearly report contains, by the guidance in force: take it with `valueOn(yearlyReportRequirements, day)`. */
export const yearlyReportRequirements: DatedParameter<readonly Requirement[]> = frozenCopy({
  name: "Required contents of the yearly report",
  unit: "requirements",
  values: [
    {
      from: calendarDate("2023-12-15"),
      reference: guidance("chapter 2"),
      value: [
        {
          id: "activity",
          title: "What was done as a result of the arrangements, practice reviews included",
          need: "must",
          figures: ["reviews.", "training.", "priorities."],
          reference: law,
          sure: "read",
        },
        {
          id: "effectiveness",
          title: "How effective the arrangements have been in practice",
          need: "must",
          figures: ["priorities.", "cdop.", "training."],
          reference: law,
          sure: "read",
        },
        {
          id: "partners",
          title: "What each safeguarding partner contributed to how the arrangements work",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "scrutiny-themes",
          title: "Themes from reviews, scrutiny and multi-agency audits taken together",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "little-progress",
          title: "Where there was little or no progress on agreed priorities, and why",
          need: "should",
          figures: ["priorities."],
          reference: list,
          sure: "well-known",
        },
        {
          id: "serious-incidents",
          title: "What was learned from serious incidents",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "decisions",
          title:
            "Key decisions and actions of the year, those from local and national reviews included, and their impact",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "feedback",
          title: "How feedback from children and families was sought and used",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "costs",
          title: "Each partner's contribution, what changed in it, and its impact and value for money",
          need: "should",
          figures: ["funding."],
          reference: list,
          sure: "well-known",
        },
        {
          id: "threshold",
          title: "How the use of the published threshold document is assured",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "education",
          title: "How education is represented in decisions and in practice",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "data",
          title: "How data serves learning, and how information sharing has improved practice and outcomes",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "independent-scrutiny",
          title: "The impact of independent scrutiny and what was learned from it",
          need: "should",
          reference: list,
          sure: "read",
        },
        {
          id: "arrangements",
          title: "Changes to the published arrangements, and when they come",
          need: "should",
          reference: list,
          sure: "well-known",
        },
        {
          id: "reforms",
          title: "Which national reforms are in place, what was decided about them, and concerns",
          need: "should",
          reference: list,
          sure: "well-known",
        },
      ],
    },
    {
      from: calendarDate("2018-07-04"),
      reference: earlier,
      value: [
        {
          id: "activity",
          title: "What was done as a result of the arrangements, practice reviews included",
          need: "must",
          figures: ["reviews.", "training.", "priorities."],
          reference: law,
          sure: "read",
        },
        {
          id: "effectiveness",
          title: "How effective the arrangements have been in practice",
          need: "must",
          figures: ["priorities.", "cdop.", "training."],
          reference: law,
          sure: "read",
        },
        {
          id: "impact",
          title:
            "Evidence of impact, training included, from early help to children looked after and care leavers",
          need: "should",
          figures: ["training."],
          reference: earlier,
          sure: "read",
        },
        {
          id: "little-progress",
          title: "Where there was little or no progress on agreed priorities",
          need: "should",
          figures: ["priorities."],
          reference: earlier,
          sure: "read",
        },
        {
          id: "decisions",
          title: "Decisions and actions from local and national reviews, and what improved",
          need: "should",
          reference: earlier,
          sure: "read",
        },
        {
          id: "feedback",
          title: "How feedback from children and families was sought and used",
          need: "should",
          reference: earlier,
          sure: "read",
        },
      ],
    },
  ],
});
