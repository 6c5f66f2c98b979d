import type { Figure } from "@pdscp/core";
import { checkDraft, type DraftCheckOptions } from "./draft-check.ts";
import { count, figureFor, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

/** What is counted by age; withheld, if nothing else is said. */
export const byAge = (band: string, value = withheld) =>
  figureFor(`cdop.age.${band.replace(/ /g, "-")}`, value, { label: `Deaths reviewed by age: ${band}` });
/** What is counted by area; withheld, if nothing else is said. */
export const byArea = (event: string, area: string, value = withheld) =>
  figureFor(`cdop.${event}.${area.toLowerCase()}`, value, { label: `Deaths ${event} by area: ${area}` });
/** A year of child death reviews, some of it withheld. */
export const figures: readonly Figure[] = [
  figureFor("cdop.reviewed", count(27), { label: "Deaths reviewed" }),
  byAge("0-27 days", count(12)),
  byAge("28-364 days", count(6)),
  byAge("5-9 years"),
  byAge("10-14 years"),
  byAge("15-17 years"),
  byAge("total", count(27)),
  byArea("reviewed", "BCP", count(12)),
  byArea("reviewed", "Dorset"),
  byArea("reviewed", "Pan-Dorset", count(22)),
  byArea("reviewed", "Somerset"),
  byArea("notified", "Dorset", count(13)),
  figureFor("cdop.within-6", withheld, { label: "Reviews completed within 6 months" }),
  figureFor("cdop.within-12", share(9, 27), { label: "Reviews completed within 12 months" }),
  figureFor("cdop.closed", withheld, { label: "Cases closed without a review" }),
  figureFor("cdop.inquests", withheld, { label: "Inquests opened" }),
];
export const register = createRegister(figures);

/** The numbers of a text that are printed for what is withheld, with its name. */
export const printed = (text: string, options: DraftCheckOptions = {}, own = register) =>
  checkDraft(text, own, options).mentions.flatMap(({ text: number, status, figure }) =>
    status === "withheld" ? [`${number} ${own.byId.get(figure ?? "")?.label ?? figure}`] : [],
  );
/** A number as `printed` says that it stands for an age. */
export const age = (number: string, band: string) => `${number} Deaths reviewed by age: ${band}`;
