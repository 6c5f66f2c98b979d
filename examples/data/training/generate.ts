import { writeFileSync } from "node:fs";
import {
  addDays,
  addWorkingDays,
  type CalendarDate,
  calendarDate,
  englandAndWales,
  money,
  moneySchema,
  type Table,
} from "@pdscp/core";
import {
  type Booking,
  bookingTable,
  type Course,
  courseTable,
  type Evaluation,
  evaluationTable,
  type FreePlaceRequest,
  type Session,
  sessionTable,
} from "@pdscp/training";

/*
 * Writes the synthetic year beside this file: pnpm --filter @pdscp/examples exec tsx --conditions=@pdscp/source
 * data/training/generate.ts. No organisation and no place in it is real. The same seed gives the same files.
 */

/** The size of the year: what the partnership's papers say of 2022/23, with the conference of October 2023. */
const delivered = 156;
const attendances = 2_876;
const atConference = 200;

let state = 20_230_401;

/** A number from 0 up to 1: mulberry32. */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const below = (limit: number) => Math.floor(chance() * limit);
const oneOf = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
const numbered = (letter: string, number: number, width: number) =>
  `${letter}${String(number).padStart(width, "0")}`;

const violence = "Violence experienced by children and young people";
const wellBeing = "Mental health and emotional well-being";
const neglect = "Neglect";

const courses: readonly Course[] = [
  { id: "SG2", title: "Safeguarding Level 2", kind: "course", hours: 6 },
  { id: "WT", title: "Working Together", kind: "course", hours: 6 },
  { id: "WTU", title: "Working Together update", kind: "course", hours: 3 },
  { id: "NEG", title: "Neglect", kind: "course", hours: 6, priority: neglect },
  { id: "SR", title: "Safer Recruitment", kind: "course", hours: 6 },
  { id: "SRU", title: "Safer Recruitment update", kind: "course", hours: 3 },
  { id: "OS", title: "Online Safety", kind: "course", hours: 3 },
  {
    id: "MET",
    title: "Missing, exploited and trafficked children",
    kind: "course",
    hours: 6,
    priority: violence,
  },
  { id: "CE", title: "Child exploitation: basic awareness", kind: "course", hours: 3, priority: violence },
  { id: "TIP", title: "Trauma informed practice", kind: "course", hours: 3, priority: wellBeing },
  { id: "IFCSA", title: "Intra-familial child sexual abuse", kind: "course", hours: 6, priority: violence },
  { id: "DA", title: "Domestic abuse", kind: "course", hours: 6, priority: violence },
  { id: "INT", title: "How intelligence is gathered and used", kind: "briefing", hours: 1 },
  { id: "CON", title: "Annual conference", kind: "conference", hours: 6, priority: wellBeing },
];

/** Every other working day from 12 April 2023, so that each quarter has its share. */
function makeSessions(): readonly Session[] {
  const taught = courses.filter(({ kind }) => kind !== "conference");
  const total = delivered - 1 + 4;
  const sessions = Array.from({ length: total }, (_, index): Session => {
    const course = taught[index % taught.length] as Course;
    const online = course.hours <= 3;
    return {
      id: numbered("S", index + 1, 3),
      course: course.id,
      heldOn: addWorkingDays(calendarDate("2023-04-12"), Math.floor((index * 242) / total), englandAndWales),
      startsAt: online ? "13:00" : "09:30",
      capacity: online ? 25 : 20,
      place: online ? "Online" : oneOf(["Training room, west", "Training room, east"]),
      provider:
        course.kind === "briefing" ? "Police" : oneOf(["Commissioned provider A", "Commissioned provider B"]),
      state: index % 40 === 17 ? "cancelled" : "delivered",
    };
  });
  const conference: Session = {
    id: numbered("S", total + 1, 3),
    course: "CON",
    heldOn: calendarDate("2023-10-18"),
    startsAt: "09:30",
    capacity: 220,
    place: "Conference hall",
    provider: "The partnership",
    state: "delivered",
  };
  return [...sessions, conference].toSorted((a, b) =>
    a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0,
  );
}

const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);
const organisations = {
  "statutory-partner": ["Council A", "Council B", "Integrated care board", "Police"],
  school: many("School", 60),
  "registered-charity": many("Registered charity", 12),
  charity: many("Charity", 5),
  "community-interest-company": many("Community interest company", 4),
  private: many("Nursery", 20),
  "out-of-area": many("Organisation outside the area", 5),
} as const;
type PayerKind = keyof typeof organisations;

function payerKind(): PayerKind {
  const draw = chance();
  if (draw < 0.42) return "statutory-partner";
  if (draw < 0.74) return "school";
  if (draw < 0.83) return "registered-charity";
  if (draw < 0.86) return "charity";
  if (draw < 0.88) return "community-interest-company";
  return draw < 0.97 ? "private" : "out-of-area";
}

/** How many came to each session, never more than its places, summing to the year's attendances. */
function attendanceBySession(sessions: readonly Session[]): ReadonlyMap<string, number> {
  const usual = sessions.filter(({ state, course }) => state === "delivered" && course !== "CON");
  const came = new Map(usual.map(({ id }) => [id, 12 + below(8)]));
  let missing = attendances - atConference - [...came.values()].reduce((sum, count) => sum + count, 0);
  while (missing !== 0) {
    const { id, capacity } = oneOf(usual);
    const count = came.get(id) as number;
    const step = Math.sign(missing);
    if (count + step > capacity || count + step < 8) continue;
    came.set(id, count + step);
    missing -= step;
  }
  const conference = sessions.find(({ course }) => course === "CON") as Session;
  return came.set(conference.id, atConference);
}

function makeBookings(sessions: readonly Session[]): readonly Booking[] {
  const came = attendanceBySession(sessions);
  const bookings: Booking[] = [];
  const add = (
    session: Session,
    history: (bookedOn: CalendarDate) => Partial<Booking>,
    unscheduled = false,
  ) => {
    const payer = payerKind();
    const bookedOn = unscheduled ? session.heldOn : addDays(session.heldOn, -(15 + below(45)));
    const free = payer === "registered-charity" && !unscheduled && chance() < 0.35;
    bookings.push({
      id: numbered("B", bookings.length + 1, 4),
      session: session.id,
      organisation: oneOf(organisations[payer]),
      payer,
      bookedOn,
      ...(free ? { freePlaceOn: addDays(bookedOn, 2) } : {}),
      ...(unscheduled ? { unscheduled } : {}),
      ...history(bookedOn),
    });
  };

  for (const [index, session] of sessions.entries()) {
    if (session.state === "cancelled") {
      for (let count = 3 + below(5); count > 0; count--) add(session, () => ({}));
      continue;
    }
    for (let count = came.get(session.id) as number; count > 0; count--) {
      const unscheduled = chance() < 0.02;
      const substituted =
        !unscheduled && chance() < 0.03 ? { substitutedOn: addDays(session.heldOn, -1) } : {};
      const attendance = chance() < 0.015 ? "part-attended" : "attended";
      add(session, () => ({ ...substituted, attendance }), unscheduled);
    }
    for (let count = below(3); count > 0; count--) add(session, () => ({ attendance: "did-not-attend" }));
    for (let count = below(4); count > 0; count--) {
      const cancelledOn = addDays(session.heldOn, -below(14));
      const draw = chance();
      const waived = { waivedOn: session.heldOn };
      const illness = { ...waived, waiverReason: "illness", waiverEvidence: ["manager's email"] };
      const history = draw < 0.1 ? illness : draw < 0.12 ? { ...waived, waiverReason: "bereavement" } : {};
      add(session, () => ({ cancelledOn, ...history }));
    }
    const next = sessions.find(
      (other, at) => at > index && other.course === session.course && other.state === "delivered",
    );
    if (next !== undefined && chance() < 0.2)
      add(session, () => ({ transferredOn: addDays(session.heldOn, -7), transferredTo: next.id }));
  }
  return bookings;
}

function makeEvaluations(bookings: readonly Booking[]): readonly Evaluation[] {
  const evaluations: Evaluation[] = [];
  let responses = 0;
  for (const { session, attendance } of bookings) {
    if (attendance !== "attended" || chance() > 0.55) continue;
    responses += 1;
    const response = numbered("R", responses, 4);
    const rating = chance();
    const ratings = rating < 0.62 ? "excellent" : rating < 0.95 ? "good" : rating < 0.99 ? "fair" : "poor";
    const usefulness = chance();
    const useful = usefulness < 0.74 ? "very useful" : usefulness < 0.97 ? "fairly useful" : "not useful";
    const asked = { response, session, stage: "end-of-course" as const };
    evaluations.push({ ...asked, question: "How would you rate it?", answer: ratings });
    evaluations.push({ ...asked, question: "How useful was it?", answer: useful });
    if (chance() > 0.22) continue;
    const changed = chance() < 0.78 ? "yes" : "not yet";
    const question = "Have you used what you learned?";
    evaluations.push({ response, session, stage: "three-months", question, answer: changed });
  }
  return evaluations;
}

const reviews = [
  { kind: "priority", reference: violence },
  { kind: "priority", reference: neglect },
  { kind: "rapid-review", reference: "Synthetic rapid review 1" },
  { kind: "practice-review", reference: "Synthetic practice review 1" },
  undefined,
] as const;

/** Requests to the fund of 2024/25, with what became of each place that is granted. */
function makeRequests() {
  const kinds = ["registered-charity", "charity", "community-interest-company", "private"] as const;
  return Array.from({ length: 60 }, (_, index) => {
    const kind = oneOf(kinds);
    const cites = oneOf(reviews);
    const on = addDays(calendarDate("2024-04-08"), index * 5);
    const draw = chance();
    const request: FreePlaceRequest = {
      id: numbered("F", index + 1, 2),
      organisation: oneOf(organisations[kind]),
      kind,
      amount: money(oneOf(["21.00", "37.00"])),
      on,
      ...(cites === undefined ? {} : { cites }),
    };
    return {
      ...request,
      amount: moneySchema.encode(request.amount),
      outcome: draw < 0.6 ? "spent" : draw < 0.75 ? "released" : "committed",
      settledOn: addDays(on, 40),
    };
  });
}

function write<Item extends object>(name: string, table: Table<Item>, records: readonly Item[]): void {
  const cell = (text = "") => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = [
    table.columns.map(({ heading }) => heading),
    ...records.map((record) => table.writeRow(record)),
  ];
  writeFileSync(
    new URL(name, import.meta.url),
    rows.map((row) => `${row.map((text) => cell(text)).join(",")}\r\n`).join(""),
  );
}

const sessions = makeSessions();
const bookings = makeBookings(sessions);
write("courses.csv", courseTable, courses);
write("sessions.csv", sessionTable, sessions);
write("bookings.csv", bookingTable, bookings);
write("evaluations.csv", evaluationTable, makeEvaluations(bookings));
writeFileSync(
  new URL("free-place-requests.json", import.meta.url),
  `${JSON.stringify(makeRequests(), undefined, 2)}\n`,
);
