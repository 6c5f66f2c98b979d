import { relative } from "node:path";
import type { Plugin } from "esbuild";
import ts from "typescript";
import { nodesIn } from "./syntax.ts";
import { readText, root } from "./tree.ts";

/** A module that counts how often each of its branches is taken, in the cells of `globalThis.branchCounts`. */
export interface CountedModule {
  readonly text: string;
  /** How many branches it has; the first counts in the cell asked for, the next in the next. */
  readonly branches: number;
}

/** Texts to put in, in the order of the nodes that they belong to, outermost first. */
interface Edits {
  readonly opening: Edit[];
  readonly closing: Edit[];
}

interface Edit {
  readonly at: number;
  readonly put: string;
}

/**
 * Makes a module of TypeScript count its branches: the bodies of functions and loops, both ways of an `if` and a `?:`, each case of
 * a `switch`, and the right side of `&&`, `||` and `??`. It is the same program otherwise.
 */
export function countBranches(path: string, text: string, first: number): CountedModule {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edits: Edits = { opening: [], closing: [] };
  let next = first;
  const count = () => `branchCounts[${next++}]++`;
  const around = (node: ts.Node, before: string, after: string) => {
    edits.opening.push({ at: node.getStart(source), put: before });
    edits.closing.push({ at: node.end, put: after });
  };
  const expression = (node: ts.Expression) => around(node, `(${count()}, `, ")");
  const statement = (node: ts.Statement, otherwise = () => "") => {
    if (!ts.isBlock(node)) return around(node, `{ ${count()}; `, ` }${otherwise()}`);
    edits.opening.push({ at: node.getStart(source) + 1, put: ` ${count()};` });
    edits.closing.push({ at: node.end, put: otherwise() });
  };

  for (const node of nodesIn(source)) {
    if (ts.isIfStatement(node)) {
      statement(node.thenStatement, () => (node.elseStatement ? "" : ` else { ${count()}; }`));
      if (node.elseStatement) statement(node.elseStatement);
    } else if (ts.isIterationStatement(node, false)) {
      statement(node.statement);
    } else if (ts.isConditionalExpression(node)) {
      expression(node.whenTrue);
      expression(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && choices.has(node.operatorToken.kind)) {
      expression(node.right);
    } else if (ts.isCaseOrDefaultClause(node)) {
      const colon = node.getChildren(source).find(({ kind }) => kind === ts.SyntaxKind.ColonToken);
      edits.opening.push({ at: colon?.end ?? node.end, put: ` ${count()};` });
    } else if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const body = node.body as ts.ConciseBody;
      if (ts.isBlock(body)) statement(body);
      else expression(body);
    }
  }
  return { text: `const { branchCounts } = globalThis;${edited(text, edits)}`, branches: next - first };
}

const choices: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** At one place, what closes goes before what opens; the inner node closes first, the outer opens first. */
function edited(text: string, { opening, closing }: Edits): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, put } of [...closing.toReversed(), ...opening].toSorted((a, b) => a.at - b.at)) {
    pieces.push(text.slice(from, at), put);
    from = at;
  }
  return [...pieces, text.slice(from)].join("");
}

/** Counts the branches of the modules under some folders of this tree as they are bundled, and says which cells are whose. */
export function branchCounting(folders: readonly string[]): {
  readonly plugin: Plugin;
  /** Where the branches of each folder are counted: one folder's name for each cell. */
  readonly owners: string[];
} {
  const owners: string[] = [];
  const plugin: Plugin = {
    name: "branch-count",
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const place = relative(root, path);
        const folder = folders.find((one) => place.startsWith(`${one}/`));
        if (folder === undefined) return undefined;
        const { text, branches } = countBranches(place, readText(place), owners.length);
        owners.push(...Array.from({ length: branches }, () => folder));
        return { contents: text, loader: "ts" };
      });
    },
  };
  return { plugin, owners };
}
