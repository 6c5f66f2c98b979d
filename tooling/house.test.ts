import { expect, it } from "vitest";
import { blocksOf, houseList, houseSvg, journey, journeySvg, type Room, roomsOf } from "./house.ts";
import { exportedNames } from "./public-name.ts";
import { packagesOf, readText } from "./tree.ts";

const room = (name: string, ...restsOn: string[]): Room => ({ name, description: name, restsOn });

/** What touches a block from beneath, in the drawing's own terms. */
function standsOn(rooms: readonly Room[], name: string): string[] {
  const blocks = blocksOf(rooms);
  const { columns, storeys } = blocks.find((block) => block.room.name === name)!;
  return blocks
    .filter((under) => under.storeys[1] === storeys[0] - 1)
    .filter((under) => under.columns[0] <= columns[1] && columns[0] <= under.columns[1])
    .map((under) => under.room.name);
}

/** All that holds a block up, through others too. */
function heldUpBy(rooms: readonly Room[], name: string): string[] {
  return [...new Set(standsOn(rooms, name).flatMap((under) => [under, ...heldUpBy(rooms, under)]))].sort();
}

it("draws each package on what its manifest declares, and on nothing else", () => {
  const rooms = roomsOf();
  const declared = packagesOf().map(({ folder, manifest: { dependencies = {} } }) => ({
    folder,
    names: Object.keys(dependencies).flatMap((name) => /^@pdscp\/(.*)/.exec(name)?.[1] ?? []),
  }));
  const restsOn = new Map(declared.map(({ folder, names }) => [folder, names]));
  const reached = (name: string): string[] =>
    (restsOn.get(name) ?? []).flatMap((one) => [one, ...reached(one)]);
  for (const { folder } of declared) {
    expect({ folder, on: heldUpBy(rooms, folder) }).toEqual({
      folder,
      on: [...new Set(reached(folder))].sort(),
    });
  }
  expect(declared).toHaveLength(9);
});

it("never draws two packages in one place, and leaves no place empty", () => {
  const places = blocksOf(roomsOf()).flatMap(({ columns: [left, right], storeys: [lowest, highest] }) =>
    Array.from({ length: right - left + 1 }, (_, column) =>
      Array.from({ length: highest - lowest + 1 }, (_, storey) => `${left + column},${lowest + storey}`),
    ).flat(),
  );
  const columns = Math.max(...blocksOf(roomsOf()).map((block) => block.columns[1])) + 1;
  const storeys = Math.max(...blocksOf(roomsOf()).map((block) => block.storeys[1])) + 1;
  expect(new Set(places).size).toBe(places.length);
  expect(places).toHaveLength(columns * storeys);
});

it("gives a room that two stand on the width of both, and one that skips a storey its height", () => {
  const rooms = [
    room("core"),
    room("a", "core"),
    room("b", "a", "core"),
    room("c", "a"),
    room("d", "core"),
    room("top", "b", "c", "d"),
  ];
  const place = (name: string) => blocksOf(rooms).find((block) => block.room.name === name);
  expect(place("a")).toMatchObject({ columns: [0, 1], storeys: [1, 1] });
  expect(place("d")).toMatchObject({ columns: [2, 2], storeys: [1, 2] });
  expect(place("top")).toMatchObject({ columns: [0, 2], storeys: [3, 3] });
});

it("refuses a house that cannot be drawn in blocks", () => {
  const rooms = [
    room("core"),
    room("a", "core"),
    room("b", "core"),
    room("c", "a", "b"),
    room("d", "a"),
    room("e", "b", "a"),
  ];
  expect(() => blocksOf(rooms)).toThrow("cannot be drawn in one piece");
});

it("says in words what it draws", () => {
  const svg = houseSvg(roomsOf());
  expect(svg).toContain('role="img" aria-labelledby="house-title house-desc"');
  expect(svg).toContain("report rests on cdop, core, funding, priorities, statistics and training.");
  expect(readText("docs/house.md")).toContain(houseList(roomsOf()));
});

it("names, on a number's way, only what the packages publish", () => {
  const guide = readText("docs/house.md");
  const named = journey.flatMap(({ by }) => by.map((name) => name.split(" ")));
  for (const folder of new Set(named.map(([folder]) => folder))) {
    const names = named.flatMap(([owner, name = ""]) => (owner === folder ? [name] : []));
    expect(exportedNames(`packages/${folder}/src/index.ts`)).toEqual(expect.arrayContaining(names));
    expect(names.filter((name) => !guide.includes(name))).toEqual([]);
  }
  expect(named.length).toBeGreaterThan(5);
});

it("keeps the drawings of the guide", async () => {
  await expect(houseSvg(roomsOf())).toMatchFileSnapshot("../docs/house.svg");
  await expect(journeySvg()).toMatchFileSnapshot("../docs/journey.svg");
});
