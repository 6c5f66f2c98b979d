import { packagesOf, root } from "./tree.ts";

/** A package as a part of the house: what it rests on, and what it is for. */
export interface Room {
  /** The folder's name: "funding". */
  readonly name: string;
  readonly description: string;
  /** The packages of the house that its manifest declares, by name. */
  readonly restsOn: readonly string[];
}

/** A room as a block. It stands on what it rests on, but for what holds it up through another. */
export interface Block {
  readonly room: Room;
  /** Columns from the left and storeys from the ground; both ends are counted. */
  readonly columns: readonly [first: number, last: number];
  readonly storeys: readonly [lowest: number, highest: number];
}

/** Every package and what it rests on, as the manifests say. */
export function roomsOf(tree = root): Room[] {
  const packages = packagesOf(tree);
  const names = packages.map(({ folder }) => folder);
  return packages.map(({ folder, manifest: { dependencies = {}, description = "" } }) => ({
    name: folder,
    description,
    restsOn: names.filter((name) => Object.hasOwn(dependencies, `@pdscp/${name}`)),
  }));
}

/**
 * The rooms as blocks. Each way from the roof down to the ground is a column; a room is as wide as the ways through it, and
 * as tall as it takes to reach what stands on it.
 */
export function blocksOf(rooms: readonly Room[]): Block[] {
  const beneath = new Map(rooms.map((room) => [room.name, directlyUnder(room, rooms)]));
  const under = (name: string) => beneath.get(name) ?? [];
  const over = (name: string) => rooms.filter((room) => under(room.name).includes(name));
  const storeyOf = (name: string): number => Math.max(0, ...under(name).map((one) => storeyOf(one) + 1));
  const waysDown = (name: string): string[][] => {
    const next = under(name).toSorted(
      (a, b) => storeyOf(b) - storeyOf(a) || under(a).length - under(b).length,
    );
    return next.length === 0 ? [[name]] : next.flatMap((one) => waysDown(one).map((way) => [name, ...way]));
  };
  const ways = rooms.filter(({ name }) => over(name).length === 0).flatMap(({ name }) => waysDown(name));
  const roof = Math.max(...rooms.map(({ name }) => storeyOf(name)));
  return rooms.map((room) => {
    const columns = ways.flatMap((way, column) => (way.includes(room.name) ? [column] : []));
    const [first = 0, last = 0] = [columns[0], columns.at(-1)];
    if (last - first + 1 !== columns.length)
      throw new Error(`${room.name} cannot be drawn in one piece: the house has to be drawn another way`);
    const above = over(room.name).map(({ name }) => storeyOf(name));
    const highest = above.length === 0 ? roof : Math.min(...above) - 1;
    return { room, columns: [first, last], storeys: [storeyOf(room.name), highest] };
  });
}

/** What a room rests on, without that which holds it up through another. */
function directlyUnder({ restsOn }: Room, rooms: readonly Room[]): string[] {
  const reached = (name: string): readonly string[] => {
    const { restsOn: next = [] } = rooms.find((room) => room.name === name) ?? {};
    return next.flatMap((one) => [one, ...reached(one)]);
  };
  return restsOn.filter((name) => !restsOn.some((other) => reached(other).includes(name)));
}

/** The house in words, a line for each package: what the drawing shows, for whoever does not see it. */
export function houseList(rooms: readonly Room[]): string {
  const storeys = new Map(blocksOf(rooms).map(({ room, storeys: [lowest] }) => [room.name, lowest]));
  const upwards = rooms.toSorted((a, b) => (storeys.get(a.name) ?? 0) - (storeys.get(b.name) ?? 0));
  return upwards
    .map(({ name, restsOn, description }) => {
      const ground = restsOn.length === 0 ? "rests on none of the others" : `rests on ${listed(restsOn)}`;
      return `- [\`@pdscp/${name}\`](../packages/${name}/README.md) ${ground}. ${description}.\n`;
    })
    .join("");
}

function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}

const column = 100;
const storey = 70;
const gap = 6;
const eaves = 46;

/** The house as a drawing that stands alone, or in a page. */
export function houseSvg(rooms: readonly Room[]): string {
  const blocks = blocksOf(rooms);
  const columns = Math.max(...blocks.map((block) => block.columns[1])) + 1;
  const storeys = Math.max(...blocks.map((block) => block.storeys[1])) + 1;
  const width = columns * column + 2 * gap;
  const height = storeys * storey + 2 * gap;
  const drawn = blocks.map((block) => {
    const {
      room,
      columns: [first, last],
      storeys: [lowest, highest],
    } = block;
    const [left, right] = [gap + first * column + gap / 2, gap + (last + 1) * column - gap / 2];
    const [top, bottom] = [
      gap + (storeys - 1 - highest) * storey + gap / 2,
      gap + (storeys - lowest) * storey - gap / 2,
    ];
    const slope = highest === storeys - 1 ? eaves : 0;
    const corners = [
      [left + slope, top],
      [right - slope, top],
      [right, bottom],
      [left, bottom],
    ];
    return (
      `<polygon class="block" points="${corners.map((corner) => corner.join()).join(" ")}"/>` +
      centred(room.name, (left + right) / 2, (top + bottom) / 2)
    );
  });
  return drawing({
    id: "house",
    title: "The packages as a house",
    description: rooms
      .map(({ name, restsOn }) => `${name} rests on ${listed(restsOn) || "none of the others"}.`)
      .join(" "),
    width,
    height,
    drawn,
  });
}

/** One thing on the way of a number, and the public functions that make the next thing of it. */
export interface Station {
  readonly thing: string;
  /** Published names, each with its package: "core readAll". */
  readonly by: readonly string[];
}

/** How a number travels from a file to the report: one way, and no way back. */
export const journey: readonly Station[] = [
  { thing: "A file", by: ["adapters-csv csvReader", "funding contributionTable"] },
  { thing: "A record or a refusal for each row", by: ["core readAll"] },
  { thing: "Records, and where each stood", by: ["funding contributionsIn"] },
  { thing: "A result, by a rule that is data", by: ["report yearlyFigures"] },
  { thing: "Figures: value, reason, sources", by: ["report createRegister"] },
  { thing: "The register", by: ["report explain", "report checkDraft", "report toHtml"] },
  { thing: "Reason, checked draft, report", by: [] },
];

const stationHeight = 46;
const step = 96;

/** The journey as a drawing: a box for each thing, an arrow for each function between. */
export function journeySvg(stations: readonly Station[] = journey): string {
  const width = 512;
  const middle = width / 2;
  const drawn = stations.map(({ thing, by }, index) => {
    const top = gap + index * step;
    const [start, end] = [top + stationHeight + 2, top + step - 3];
    const arrow = `<path class="arrow" d="M60,${start}V${end - 8}"/><polygon class="head" points="53,${end - 9} 67,${end - 9} 60,${end}"/>`;
    const names = by.map((name) => name.split(" ")[1]).join(", ");
    const label = `<text class="code" x="78" y="${(start + end) / 2 + 5}">${names}</text>`;
    return (
      `<rect class="block" x="${gap}" y="${top}" width="${width - 2 * gap}" height="${stationHeight}"/>` +
      centred(thing, middle, top + stationHeight / 2) +
      (by.length > 0 ? arrow + label : "")
    );
  });
  return drawing({
    id: "journey",
    title: "How a number travels",
    description: stations
      .map(({ thing, by }) =>
        by.length > 0
          ? `${thing}; then by ${listed(by.map((name) => name.split(" ")[1] ?? ""))}:`
          : `${thing}.`,
      )
      .join(" "),
    width,
    height: 2 * gap + (stations.length - 1) * step + stationHeight,
    drawn,
  });
}

interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawn: readonly string[];
}

/** It lays its own ground, so that it can be read on a light page and on a dark one. */
function drawing({ id, title, description, width, height, drawn }: Drawing): string {
  const style =
    ".block{fill:#dbe8f4;stroke:#28557e;stroke-width:1.5}.name{fill:#12283d;font-size:17.5px;text-anchor:middle}" +
    ".ground{fill:#f6fafd}.arrow{stroke:#28557e;stroke-width:3;fill:none}.head{fill:#28557e}.code{fill:#28557e;font-size:17px;font-weight:600}";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif" class="drawing">`,
    `<title id="${id}-title">${title}</title>`,
    `<desc id="${id}-desc">${description}</desc>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

/** A name in the middle of its block, on two lines where one would not fit a column. */
function centred(name: string, x: number, y: number): string {
  const lines = name.includes("-") && !name.includes(" ") ? name.split(/(?<=-)/) : [name];
  const top = y + 6 - (lines.length - 1) * 11;
  const spans = lines.map((line, index) => `<tspan x="${x}" y="${top + index * 22}">${line}</tspan>`);
  return `<text class="name">${spans.join("")}</text>`;
}
