import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { headings, tell } from "./payment.fixture.ts";
import { allow, begun, forbid } from "./plain-row.fixture.ts";
import { type PlainRows, plainRows } from "./plain-row.ts";

afterEach(allow);

/** Rows of every kind that a sheet tells apart. */
const kinds = [
  ...[
    "Police,100.00,01/04/2024,A1",
    'ICB,"1,000.00",02/04/2024,"a, b"',
    '"Council",£5,2024-04-03,',
    "NHS ’,(5.00),03/04/2024,é",
  ],
  ...[
    "",
    ",,,",
    "Total,600.00,,",
    '"Total:","600.00",,',
    headings,
    "Police,1.00",
    "Police,1,000.00,01/04/2024,A1,",
    " ,  ,,",
  ],
  ...[
    '"a ""b""",1.00,01/04/2024,"two\nlines"',
    '="007",1.00,01/04/2024,="008"',
    "Police,1.234,31/02/2024,1E+05",
    ",*,<5,n/a",
  ],
  ...["😀,1.00,01/04/2024,\u200b", "Police,100.00,01/04/2024,A1,", "'=1+1,-5.00,01/04/2024,'Total"],
];

it("gives of a file what is given where machine code may not be run", async () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom("\n", "\r\n", "\r")), {
    maxLength: 40,
  });
  const options = { limits: { maxRejects: 100_000 } };
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const part = some.map((row) => row.join("")).join("");
      const text = `${headings}\n${part.repeat(20)}`;
      const found = await tell(text, options);
      forbid(undefined);
      expect(found).toEqual(await tell(text, options));
      allow();
    }),
  );
});

it("is left out where machine code may not be run", () => {
  const refused = class {
    constructor() {
      throw new Error("refused by the page's policy");
    }
  };
  for (const WebAssembly of [undefined, { Module: refused, Instance: refused }]) {
    forbid(WebAssembly);
    expect(plainRows()).toBeUndefined();
    allow();
  }
  expect(plainRows()).toBeDefined();
});

it("asks once whether machine code may be run", async () => {
  vi.resetModules();
  const fresh = await import("./plain-row.ts");
  let asked = 0;
  const refused = class {
    constructor() {
      asked++;
      throw new Error("refused by the page's policy");
    }
  };
  vi.stubGlobal("WebAssembly", { Module: refused });
  expect([fresh.plainRows(), fresh.plainRows(), asked]).toEqual([undefined, undefined, 1]);
});

it("asks again where there was no memory for it", async () => {
  vi.resetModules();
  const fresh = await import("./plain-row.ts");
  const { WebAssembly: real } = globalThis as unknown as { WebAssembly: object };
  const full = class {
    constructor() {
      throw new RangeError("could not allocate memory");
    }
  };
  vi.stubGlobal("WebAssembly", { ...real, Module: Reflect.get(real, "Module"), Instance: full });
  expect(fresh.plainRows()).toBeUndefined();
  vi.unstubAllGlobals();
  expect(fresh.plainRows()).toBeDefined();
});

it("is left out where numbers begin with their greatest byte", () => {
  forbid(undefined);
  vi.unstubAllGlobals();
  vi.stubGlobal("Uint32Array", { of: () => Uint8Array.of(0, 0, 0, 1) });
  expect(plainRows()).toBeUndefined();
});

it("keeps a few that nobody uses", () => {
  forbid(undefined);
  allow();
  const made = Array.from({ length: 20 }, () => plainRows() as PlainRows);
  expect(new Set(made).size).toBe(20);
  for (const rows of made) rows.release();
  forbid(undefined);
  expect(begun.map((rows) => made.indexOf(rows))).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
});
