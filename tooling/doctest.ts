import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesUnder, isTest, readText, root } from "./tree.ts";

/** One ```ts fence of a README or a doc comment. */
export interface Example {
  readonly file: string;
  /** The line of the opening fence, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** An example made into a module that asserts what it shows. */
export interface ExampleModule {
  /** Where the reader finds it: "packages/core/README.md:12". */
  readonly name: string;
  /** The module's file, in `examples/.docs`, where every package can be imported by its published name. */
  readonly path: string;
}

/** Every example a reader may copy: of the READMEs, the guides and the doc comments of the published source. */
export function examplesOf(tree = root): Example[] {
  return filesUnder(".", tree)
    .filter((path) => isGuide(path) || isDocumentedSource(path))
    .flatMap((path) => examplesIn(path, readText(path, tree)));
}

/** The ```ts fences of one file, be it Markdown or TypeScript. */
export function examplesIn(file: string, text: string): Example[] {
  if (!file.endsWith(".ts")) return fencesIn(file, text.split("\n"), 1);
  return [...text.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)].flatMap((comment) => {
    const lines = comment[0].split("\n").map((line) => line.replace(/^\s*\*( |$)/, ""));
    return fencesIn(file, lines, text.slice(0, comment.index).split("\n").length);
  });
}

function fencesIn(file: string, lines: readonly string[], firstLine: number): Example[] {
  const examples: Example[] = [];
  let open: { fence: string; language: string; index: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const [, fence = "", language = ""] = /^\s*(`{3,})\s*(\S*)/.exec(line) ?? [];
    if (!fence) continue;
    if (!open) open = { fence, language, index };
    else if (fence.length >= open.fence.length && !language) {
      if (open.language === "ts")
        examples.push({
          file,
          line: firstLine + open.index,
          code: lines.slice(open.index + 1, index).join("\n"),
        });
      open = undefined;
    }
  }
  if (open) throw new Error(`${file}:${firstLine + open.index} opens a fence that nothing closes`);
  return examples;
}

function isGuide(path: string): boolean {
  return (
    /^([^/]+\.md|docs\/.*\.md|packages\/[^/]+\/README\.md)$/.test(path) && !path.endsWith("CHANGELOG.md")
  );
}

function isDocumentedSource(path: string): boolean {
  return /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !isTest(path);
}

/**
 * The example as a module whose evaluation is the test: each `expression; // => value` asserts, and each line keeps
 * the number it has in its own file, so that a failure points at the place to mend.
 */
export function moduleOf({ file, line, code }: Example): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const assertions = assertionsIn(source, source);
  const refuse = (position: number, need: string): never => {
    const { line: offset } = source.getLineAndCharacterOfPosition(position);
    throw new Error(`${file}:${line + 1 + offset} ${need}`);
  };

  const claimed = new Set(assertions.map(({ arrow }) => arrow));
  for (const { index } of code.matchAll(/\/\/ ?=>/g)) {
    if (!claimed.has(index))
      refuse(index, "has an arrow that follows no expression, so nothing would be checked");
  }
  if (assertions.length === 0) refuse(0, "asserts nothing: end an expression with // => value");

  let body = "";
  let from = 0;
  for (const { statement, arrow, value } of assertions) {
    const expression = statement.expression.getText(source);
    const [, errorCode] = /^throws (\S+)$/.exec(value) ?? [];
    if (!errorCode && !isExpression(value)) refuse(arrow, `shows what is not an expression: ${value}`);
    body += code.slice(from, statement.getStart(source));
    body += errorCode
      ? `await expectDoc(async () => (${expression})).rejects.toThrow(expectDoc.objectContaining({ code: "${errorCode}" }));`
      : `expectDoc(${expression}).toEqual(${value});`;
    from = statement.end;
  }
  return `${"\n".repeat(line - 1)}import { expect as expectDoc } from "vitest";\n${body}${code.slice(from)}\n`;
}

interface Assertion {
  readonly statement: ts.ExpressionStatement;
  /** Where the arrow's comment starts. */
  readonly arrow: number;
  readonly value: string;
}

function assertionsIn(node: ts.Node, source: ts.SourceFile): Assertion[] {
  const shown = ts.isExpressionStatement(node) && shownAfter(node.end, source.text);
  if (shown) return [{ statement: node, ...shown }];
  const assertions: Assertion[] = [];
  ts.forEachChild(node, (child) => void assertions.push(...assertionsIn(child, source)));
  return assertions;
}

/** The value that a comment shows after a statement: on the statement's last line or below it, over as many lines as it takes. */
function shownAfter(end: number, code: string): Omit<Assertion, "statement"> | undefined {
  const comments = ts.getTrailingCommentRanges(code, end) ?? ts.getLeadingCommentRanges(code, end) ?? [];
  const [first = "", ...rest] = comments.map((comment) => code.slice(comment.pos, comment.end));
  if (!/^\/\/ ?=>/.test(first)) return undefined;
  let value = first.replace(/^\/\/ ?=> ?/, "").trim();
  while (rest.length > 0 && !value.startsWith("throws ") && !isExpression(value)) {
    value += ` ${rest
      .shift()
      ?.replace(/^\/\/ ?/, "")
      .trim()}`;
  }
  return { arrow: comments[0]?.pos ?? end, value };
}

function isExpression(text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(`(${text}\n);`, { reportDiagnostics: true });
  return text !== "" && diagnostics.length === 0;
}

/** Where the modules are written: beside the scripts that may import every package, and out of version control. */
const modulesFolder = "examples/.docs";

/**
 * Writes every example as a module, so that the tests can run it and the compiler can check it.
 *
 * An example that cannot be made into a test becomes a module that throws the reason.
 */
export function writeExampleModules(tree = root, folder = join(tree, modulesFolder)): ExampleModule[] {
  mkdirSync(folder, { recursive: true });
  const modules = examplesOf(tree).map((example) => {
    const name = `${example.file}:${example.line}`;
    const path = join(folder, `${name.replaceAll(/[^\w.-]/g, "_").replace(/\.ts_/, "_")}.ts`);
    writeWhereChanged(path, moduleOrReason(example));
    return { name, path };
  });
  const current = new Set(modules.map(({ path }) => path));
  for (const stale of readdirSync(folder).map((file) => join(folder, file)))
    if (!current.has(stale)) rmSync(stale);
  return modules;
}

function moduleOrReason(example: Example): string {
  try {
    return moduleOf(example);
  } catch (error) {
    return `throw new Error(${JSON.stringify(error instanceof Error ? error.message : String(error))});\nexport {};\n`;
  }
}

function writeWhereChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}
