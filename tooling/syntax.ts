import ts from "typescript";
import { readText, root } from "./tree.ts";

/** A file of TypeScript as the compiler reads it, without types: enough to see what a file says. */
export function syntaxOf(path: string, tree = root): ts.SourceFile {
  return ts.createSourceFile(path, readText(path, tree), ts.ScriptTarget.Latest, true);
}

/** Every node below another, outermost first. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) {
    yield child;
    yield* nodesIn(child);
  }
}

/** Where a node stands, as an editor opens it: "packages/core/src/money.ts:12". */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}
