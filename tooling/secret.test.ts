import { expect, it } from "vitest";
import { planted } from "./planted.ts";
import { secretsIn } from "./secret.ts";

/** Cut in two, so that this file holds none itself. */
const whole = (...parts: readonly string[]) => parts.join("");

it.each([
  { line: whole("401 0", "23 2137"), what: "somebody's NHS number" },
  { line: whole("case,", "40102", "32137,2024-04-01"), what: "somebody's NHS number" },
  { line: whole("401-", "023-2137"), what: "somebody's NHS number" },
  { line: whole("AKIA", "ABCDEFGHIJKLMNOP"), what: "looks like a secret" },
  { line: whole("ghp", "_abcdefghijklmnopqrstuvwxyzabcdefgh"), what: "looks like a secret" },
  { line: whole("-----BEGIN RSA ", "PRIVATE KEY-----"), what: "looks like a secret" },
  { line: whole("eyJhbGciOiJIUzI1NiIsInR5cCI6", ".eyJzdWIiOiIxMjM0NTY3ODkw"), what: "looks like a secret" },
  { line: whole("//registry.example/:_auth", "Token=abc"), what: "looks like a secret" },
  { line: whole('"pass', 'word": "correct-horse"'), what: "looks like a secret" },
  { line: whole("postgres://me:", "hidden@db.example/cases"), what: "looks like a secret" },
])("finds $line, and does not repeat it", ({ line, what }) => {
  const [found = "", ...others] = planted({ "data/cases.csv": `one\n${line}\n` }, secretsIn);
  expect(found).toMatch(/^data\/cases\.csv:2 holds what /);
  expect(found).toContain(what);
  expect(found).not.toContain(line);
  expect(others).toEqual([]);
});

it.each([
  "943 476 5919",
  "999 123 4560",
  "0000000000",
  "401 023 2138",
  "£4010232137.00",
  "token: string",
  "2024-04-01",
])("passes over %s", (line) => {
  expect(planted({ "README.md": line }, secretsIn)).toEqual([]);
});

it("finds none in this tree", () => {
  expect(secretsIn()).toEqual([]);
});
