import { expect, it } from "vitest";

it("runs in the time zone that the gate asked for", () => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(zone).toBe(process.env["TZ"] || zone);
});
