import type { CellKind, Column, Finding, Issue, ReadOutcome, Table } from "@pdscp/core";
import { Beginning } from "./beginning.ts";
import { everyCell, isBlank, mayBeBlank } from "./blank.ts";
import { CellMemory, type ReadCell } from "./cell-memory.ts";
import { hasDividedNumber, numberKinds } from "./divided-number.ts";
import { CsvError } from "./errors.ts";
import { bareKinds, isTotals, unguarded, unwrapped } from "./guard.ts";
import { type Header, HeaderSearch, isLike, type KeptRow, keptRow, repeats } from "./header.ts";
import type { CsvLimits } from "./limits.ts";
import { OutcomeList } from "./outcome-list.ts";
import { PersonalDataWatch, SAMPLED_ROWS } from "./personal-data.ts";
import { rowNeeds } from "./row-need.ts";
import type { ScannedRow } from "./scanned-row.ts";

/** What is needed to make records of rows. */
export interface SheetOptions {
  readonly source: string;
  readonly limits: CsvLimits;
  /** The fields that may hold personal data though the table does not call them sensitive; `true` for all. */
  readonly allowPersonalData: boolean | readonly string[];
}

/** Makes the rows of one file into outcomes: finds the header, leaves out what is no record, and says so. */
export class Sheet<Item extends object> {
  /** What stands above the headings. */
  readonly beginning: Beginning;
  readonly #table: Table<Item>;
  readonly #source: string;
  readonly #search: HeaderSearch;
  /** Columns that may hold the word "total" as one of their choices. */
  readonly #totals: readonly boolean[];
  readonly #indexOf: ReadonlyMap<string, number>;

  #header: Header | undefined;
  /** What is needed of the header for every row. */
  #places: readonly number[] = [];
  #cells: CellMemory | undefined;
  #width = 0;
  /** The first place that has a heading, and the heading. */
  #firstPlace = 0;
  #firstHeading = "";
  /** The places of text: the first that holds any names what a row is about. */
  #textPlaces: readonly number[] = [];
  #firstText = Number.POSITIVE_INFINITY;
  #numberPlaces: readonly number[] = [];
  #titles: readonly KeptRow[] = [];

  readonly #outcomes: OutcomeList<Item>;
  #watch: PersonalDataWatch | undefined;
  #blankRows = 0;
  #firstBlank = 0;
  #blankCells = false;

  constructor(table: Table<Item>, { source, limits, allowPersonalData }: SheetOptions) {
    this.#table = table;
    this.#source = source;
    this.#outcomes = new OutcomeList(source, limits);
    this.#search = new HeaderSearch(table.columns, source);
    this.beginning = new Beginning(table, this.#search, source);
    this.#totals = table.columns.map(({ choices }) => choices.some((choice) => isTotals(choice)));
    this.#indexOf = new Map(table.columns.map(({ field }, index) => [field, index]));
    if (allowPersonalData !== true) {
      this.#watch = new PersonalDataWatch(
        table.columns,
        allowPersonalData === false ? [] : allowPersonalData,
      );
    }
  }

  /** What the rows so far gave and nobody has taken; nothing until the first rows have been looked through. */
  take(): readonly ReadOutcome<Item>[] {
    return this.#watch === undefined ? this.#outcomes.take() : [];
  }

  /** The same, when no more rows can come. */
  takeLast(): readonly ReadOutcome<Item>[] {
    if (this.#watch?.found() !== undefined) this.#outcomes.take();
    this.#watch = undefined;
    return this.take();
  }

  /** @throws {CsvError} when the file is refused. */
  row(row: ScannedRow): void {
    if (this.#header === undefined) {
      this.#seek(row);
      return;
    }
    const { count } = row;
    if (count !== this.#width && !this.#fits(row)) return;
    let first = 0;
    let label = row.text(0);
    while (mayBeBlank(label) && ++first < count) label = row.text(first);
    if (label === undefined && everyCell(row, (cell) => cell === undefined)) {
      this.#blank(row.line);
      return;
    }
    if (label !== undefined && isTotals(label) && !this.#isChoice(first)) {
      this.#reject(row, "csv/totals-row", first);
      return;
    }
    if (this.#firstText > first) {
      const name = this.#nameOf(row);
      if (name !== undefined && isTotals(row.text(name) as string)) {
        this.#reject(row, "csv/totals-row", name);
        return;
      }
    }
    if (count < this.#width) {
      if (everyCell(row, isBlank)) this.#blank(row.line);
      else this.#reject(row, "csv/row-short", count);
      return;
    }
    if (
      first === this.#firstPlace &&
      label !== undefined &&
      isLike(label, this.#firstHeading) &&
      repeats(row, this.#header as Header)
    ) {
      this.#reject(row, "csv/header-repeated", first);
      return;
    }
    this.#record(row, first, label);
  }

  /** Called after the last row. Warnings come in the order of the file. */
  end(warn: (finding: Finding) => void): void {
    if (this.#header === undefined) throw this.beginning.refusal();
    this.#endWatch();
    const { line, blanks } = this.#header;
    const say = (code: string, message: string, at: number) =>
      warn({ code, severity: "warning", message, at: { source: this.#source, line: at } });
    const [title] = this.#titles;
    if (title !== undefined) {
      say("csv/title-rows", `${rowsOf(this.#titles.length)} above the headings left out`, title.line);
    }
    if (blanks.length > 0 || this.#blankCells) {
      say("csv/blank-columns", "Columns without heading and without cells left out", line);
    }
    if (this.#blankRows > 0) {
      say("csv/blank-rows", `${rowsOf(this.#blankRows)} without cells left out`, this.#firstBlank);
    }
    if (this.#outcomes.rows === 0) say("csv/no-rows", "There are headings and no rows", line);
  }

  /** The refusal of a file whose quotes are wrong for another reason than its quotes. */
  otherCause(hint: string | undefined): CsvError | undefined {
    return this.#header === undefined ? this.beginning.otherCause(hint) : undefined;
  }

  #seek(row: ScannedRow): void {
    const found = this.beginning.header(row);
    if (found === undefined) return;
    const { header, cells } = found;
    const { places } = header;
    this.#header = header;
    this.#places = places;
    this.#cells = new CellMemory(places, this.#reader());
    this.#width = header.width;
    this.#firstPlace = header.folded.findIndex((heading) => heading !== "");
    this.#firstHeading = (cells[this.#firstPlace] ?? "").trim();
    this.#textPlaces = this.#placesOf(["text"]);
    this.#numberPlaces = this.#placesOf(numberKinds);
    this.#firstText = this.#textPlaces[0] ?? Number.POSITIVE_INFINITY;
    const { titles, records } = this.beginning.above(header);
    this.#titles = titles;
    for (const { line } of records) this.#reject({ line, cellLines: [] }, "csv/row-above-header", 0);
  }

  #reader(): ReadCell {
    const { columns, readCell } = this.#table;
    const plain = columns.map(({ kind }) => (bareKinds.includes(kind) ? unwrapped : unguarded));
    return (column, text) =>
      readCell(column, text === undefined ? text : (plain[column] as typeof unwrapped)(text));
  }

  /** Where the columns of these kinds stand, from the first. */
  #placesOf(kinds: readonly CellKind[]): readonly number[] {
    const { columns } = this.#table;
    const isOf = (place: number, index: number) =>
      place !== -1 && kinds.includes((columns[index] as Column).kind);
    return this.#places.filter(isOf).sort((one, other) => one - other);
  }

  /** Whether a row that is longer or shorter than the headings can still be looked at. */
  #fits(row: ScannedRow): boolean {
    const { count } = row;
    const header = this.#header as Header;
    let place = this.#width;
    while (place < count && isBlank(row.text(place))) place++;
    if (place < count && place < header.count) throw this.#search.blankHeading(header.line, place);
    if (place < count || (count > header.count && hasDividedNumber(row, this.#numberPlaces))) {
      this.#reject(row, "csv/row-long", this.#width);
      return false;
    }
    if (count > this.#width) this.#blankCells = true;
    return true;
  }

  /** The first place of text that is not blank. */
  #nameOf(row: ScannedRow): number | undefined {
    return this.#textPlaces.find((place) => place < row.count && !mayBeBlank(row.text(place)));
  }

  /** Whether "total" is one of the choices of the column there. */
  #isChoice(place: number): boolean {
    return this.#totals[this.#places.indexOf(place)] ?? false;
  }

  /**
   * Whether a row that is no record has all headings, of another export that was pasted below.
   *
   * @throws {CsvError} `csv/header-repeated` where they stand in another order, so that the rows below mean something else.
   */
  #isHeaderAgain(row: ScannedRow): boolean {
    if (!this.#search.isHeading(row.text(this.#firstPlace))) return false;
    const places = this.#search.placesIn(keptRow(row));
    if (places === undefined) return false;
    if (places.every((place, index) => place === this.#places[index])) return true;
    throw new CsvError("one order of the columns is needed: read the two files one by one", {
      code: "csv/header-repeated",
      source: this.#source,
      line: row.line,
      column: 1,
      hint: "the headings again, in another order",
    });
  }

  #blank(line: number): void {
    if (this.#blankRows++ === 0) this.#firstBlank = line;
  }

  #record(row: ScannedRow, first: number, label: string | undefined): void {
    const { line } = row;
    const header = this.#header as Header;
    if (header.blanks.length > 0) {
      const unheaded = header.blanks.find((place) => place < this.#width && !isBlank(row.text(place)));
      if (unheaded !== undefined) throw this.#search.blankHeading(header.line, unheaded);
    }
    const cells = this.#cells as CellMemory;
    cells.read(row, first, label);
    const outcome = this.#table.rowOf(cells.values);
    if (outcome.ok) {
      this.#outcomes.accept(outcome.record, line);
    } else if (everyCell(row, isBlank)) {
      this.#blank(line);
      return;
    } else if (this.#isHeaderAgain(row)) {
      this.#reject(row, "csv/header-repeated", this.#firstPlace);
      return;
    } else {
      const issues = outcome.issues.map((issue) => this.#placed(issue, row));
      this.#outcomes.refuse(issues, line);
    }
    if (this.#watch !== undefined) {
      this.#watch.see(
        this.#places.map((place) => unguarded((place === -1 ? undefined : row.text(place)) ?? "")),
      );
      if (this.#outcomes.rows >= SAMPLED_ROWS) this.#endWatch();
    }
  }

  #placed(issue: Issue, { line, cellLines }: ScannedRow): Issue {
    const index = issue.field === undefined ? undefined : this.#indexOf.get(issue.field);
    const place = index === undefined ? -1 : (this.#places[index] as number);
    return place === -1
      ? { ...issue, line }
      : { ...issue, line: cellLines[place] ?? line, column: place + 1 };
  }

  #reject(row: Pick<ScannedRow, "line" | "cellLines">, code: keyof typeof rowNeeds, place: number): void {
    const line = row.cellLines[place] ?? row.line;
    this.#outcomes.refuse([{ code, message: rowNeeds[code], line, column: place + 1 }], row.line);
  }

  #endWatch(): void {
    const found = this.#watch?.found();
    this.#watch = undefined;
    if (found === undefined) return;
    this.#outcomes.take();
    const { column, what, index } = found;
    throw new CsvError(
      `the column "${column.heading}" seems to hold ${what}: take it out, or declare it sensitive in the table`,
      {
        code: "csv/personal-data",
        source: this.#source,
        line: this.#header?.line,
        column: (this.#places[index] as number) + 1,
        heading: column.heading,
        hint: `or allowPersonalData: ["${column.field}"]`,
      },
    );
  }
}

function rowsOf(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
