import { expect, it } from "vitest";
import { entitlements } from "./entitlement.ts";

const rate = { given: "trainer day", buys: "free place", each: 10 };

it("gives each partner ten places for a trainer's day, and tells when more were used", () => {
  const given = [
    { partner: "police", count: 1 },
    { partner: "council", count: 1 },
    { partner: "police", count: 2 },
  ];
  const used = [
    { partner: "council", count: 12 },
    { partner: "charity", count: 1 },
  ];
  expect(entitlements(rate, { given, used })).toMatchObject([
    {
      partner: "police",
      given: 3,
      earned: 30,
      used: 0,
      left: 30,
      because: "3 × trainer day at 10 × free place each, less 0 used",
    },
    { partner: "council", given: 1, earned: 10, used: 12, left: -2 },
    { partner: "charity", given: 0, earned: 0, used: 1, left: -1 },
  ]);
});

it.each([
  { change: { given: [{ partner: "a", count: 0.5 }] }, path: ["given", 0] },
  {
    change: {
      used: [
        { partner: "a", count: 1 },
        { partner: "b", count: -1 },
      ],
    },
    path: ["used", 1],
  },
])("refuses counts that are none at $path", ({ change, path }) => {
  expect(() => entitlements(rate, { given: [], used: [], ...change })).toThrow(
    expect.objectContaining({
      code: "funding/amount-invalid",
      path,
      message: "Cannot give the entitlements: whole numbers, none or more, are needed",
    }),
  );
  expect(entitlements({ ...rate, each: 0 }, { given: [{ partner: "a", count: 0 }], used: [] })).toMatchObject(
    [{ left: 0 }],
  );
  expect(() => entitlements({ ...rate, each: -1 }, { given: [], used: [] })).toThrow(
    expect.objectContaining({ code: "funding/amount-invalid", path: ["rate", "each"] }),
  );
});
