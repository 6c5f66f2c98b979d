import { calendarDate, formatFigure } from "@pdscp/core";
import { trainingActivity } from "@pdscp/training";
import { expect, it } from "vitest";
import { checkRegister, createRegister } from "./register.ts";
import { formatPeriodOf, from, place, year } from "./yearly-figures.fixture.ts";
import { yearlyFigures } from "./yearly-figures.ts";

it("gives a quarter's attendances the quarter for their period, so that they contradict no others", () => {
  const session = {
    course: "Neglect",
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const quarterly = trainingActivity({
    sessions: [
      { ...session, id: "S1", heldOn: calendarDate("2023-06-01") },
      { ...session, id: "S3", heldOn: calendarDate("2023-11-01") },
    ],
    bookings: ["B1", "B2", "B3"].map((id, index) => ({
      ...place,
      id,
      session: index === 0 ? "S1" : "S3",
      attendance: "attended",
    })),
    period: year,
  });
  const figures = yearlyFigures({ year, training: { activity: quarterly, from } });
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances"))
      .map((each) => `${each.id}: ${each.label}, ${formatPeriodOf(each)}: ${formatFigure(each)}`),
  ).toEqual([
    "training.attendances: Attendances at courses, 2023/24: 3",
    "training.attendances.2023-24-q1: Attendances at courses, 2023/24 Q1: 1",
    "training.attendances.2023-24-q2: Attendances at courses, 2023/24 Q2: 0",
    "training.attendances.2023-24-q3: Attendances at courses, 2023/24 Q3: 2",
    "training.attendances.2023-24-q4: Attendances at courses, 2023/24 Q4: 0",
  ]);
  expect(checkRegister(createRegister(figures))).toEqual([]);
});

it("gives attendances of a part of a quarter that part for their period, and those of the whole quarters the quarter", () => {
  const session = {
    id: "S1",
    course: "Neglect",
    heldOn: calendarDate("2023-06-30"),
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const period = { from: calendarDate("2023-06-01"), to: calendarDate("2023-10-15") };
  const activity = trainingActivity({ sessions: [session], bookings: [], period });
  const figures = yearlyFigures({ year, training: { activity } });
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances.2023-24"))
      .map((each) => [each.id, formatPeriodOf(each), each.because]),
  ).toEqual([
    [
      "training.attendances.2023-24-q1-2023-06-01-to-2023-06-30",
      "1 June 2023 to 30 June 2023",
      "Everybody who came to sessions delivered in 1 June 2023 to 30 June 2023, with a booking or without",
    ],
    [
      "training.attendances.2023-24-q2",
      "2023/24 Q2",
      "Everybody who came to sessions delivered in 2023/24 Q2, with a booking or without",
    ],
  ]);
});
