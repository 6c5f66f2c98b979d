import { calendarDate, englandAndWales, financialYear } from "@pdscp/core";
import type { Booking } from "./booking.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import type { Session } from "./session.ts";

export const period = financialYear("2016/17");
export const heldOn = calendarDate("2016-05-11");

/** Leicester, Leicestershire and Rutland, first quarter of 2016/17: attended and capacity; the second event was held twice. */
export const events = [
  { course: "FII", attended: 8, capacities: [23], percent: "35" },
  { course: "LSCB event", attended: 231, capacities: [140, 140], percent: "83" },
  { course: "DASH", attended: 8, capacities: [15], percent: "53" },
  { course: "Competency", attended: 12, capacities: [20], percent: "60" },
  { course: "CSE", attended: 31, capacities: [40], percent: "78" },
  { course: "DV", attended: 14, capacities: [15], percent: "93" },
];
export const sessions: readonly Session[] = events.flatMap(({ course, capacities }) =>
  capacities.map((capacity, index) => ({
    id: `${course} ${index}`,
    course,
    heldOn,
    capacity,
    place: "Leicester",
    provider: "A provider",
    state: "delivered" as const,
  })),
);

export const place = (session: string, index: number): Booking => ({
  id: `${session} ${index}`,
  session,
  organisation: "An agency",
  payer: "partner",
  bookedOn: calendarDate("2016-04-04"),
});

export const session = { course: "Neglect", capacity: 10, place: "Online", provider: "A provider" };
export const year: readonly Session[] = [
  { ...session, id: "Q1", heldOn: calendarDate("2016-04-01"), state: "delivered" },
  { ...session, id: "Q4", heldOn: calendarDate("2017-03-31"), state: "delivered" },
  { ...session, id: "planned", heldOn: calendarDate("2017-01-11"), state: "planned" },
  { ...session, id: "cancelled", heldOn: calendarDate("2017-01-11"), state: "cancelled" },
  { ...session, id: "next year", heldOn: calendarDate("2017-04-01"), state: "delivered" },
];
export const courses = [{ id: "Neglect", title: "Neglect", kind: "course", hours: 6, priority: "Neglect" }];

export const policies = samplePolicy({ from: "2016-04-01", waivers: [{ reason: "illness" }] });
export const rules = {
  sessions: year,
  courses,
  schedule: sampleSchedule(),
  policies,
  calendar: englandAndWales,
};

export const june: Session = { ...session, id: "S", heldOn: calendarDate("2016-06-15"), state: "delivered" };
export const eve = calendarDate("2016-06-14");
