import { posix } from "node:path";
import ts from "typescript";
import { isEdge } from "./boundary.ts";
import { nodesIn, placeOf, syntaxOf } from "./syntax.ts";
import { filesUnder, isTest, packagesOf, root } from "./tree.ts";

/** What would make a figure depend on when, where or by whom it is computed. */
const machineNames = new Set([
  ...["Date", "Temporal", "performance", "Intl", "console", "process", "Buffer", "require", "crypto"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame"],
  ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker"],
  ...["globalThis", "window", "self", "document", "navigator", "localStorage", "sessionStorage", "indexedDB"],
  ...["eval", "Function", "__dirname", "__filename", "Deno", "Bun"],
]);

/** Members that read the locale or chance, whatever they are called on. */
const machineMembers = new Set([
  ...["toLocaleString", "toLocaleDateString", "toLocaleTimeString", "toLocaleUpperCase", "toLocaleLowerCase"],
  ...["localeCompare", "random"],
]);

/** Every use of a clock, locale, environment, console, network or chance in source that must not know of them. */
export function impureNames(tree = root): string[] {
  return packagesOf(tree)
    .flatMap(({ sources }) => sources)
    .filter((path) => !isEdge(path))
    .flatMap((path) => {
      const source = syntaxOf(path, tree);
      const declared = namesDeclaredIn(source);
      return [...nodesIn(source)].flatMap((node) => {
        const name = nameUsedBy(node, declared);
        return name ? [`${placeOf(node)} uses ${name}`] : [];
      });
    });
}

function nameUsedBy(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node) && machineMembers.has(node.name.text)) return node.getText();
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return machineMembers.has(node.argumentExpression.text) ? node.getText() : undefined;
  }
  if (!ts.isIdentifier(node) || !machineNames.has(node.text) || declared.has(node.text)) return undefined;
  return isOnlyAName(node) ? undefined : node.text;
}

/** Whether the identifier names a member or a property rather than refer to something in scope. */
function isOnlyAName({ parent, text }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent))
    return parent.name.text === text && parent.expression.getText() !== text;
  if (ts.isQualifiedName(parent)) return parent.right.text === text;
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isJSDocParameterTag(parent)
  );
}

function namesDeclaredIn(source: ts.SourceFile): Set<string> {
  return new Set(
    [...nodesIn(source)].flatMap((node) =>
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node) ||
        ts.isImportClause(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
        ? [node.name.text]
        : [],
    ),
  );
}

/** Every default export, `export *`, enum and namespace, and every index that holds more than a list of names. */
export function forbiddenSyntax(tree = root): string[] {
  return packagesOf(tree)
    .flatMap(({ files }) => files)
    .filter((path) => /\/src\/.*\.ts$/.test(path))
    .flatMap((path) => {
      const source = syntaxOf(path, tree);
      const found = [...nodesIn(source)].flatMap((node) => {
        const what = syntaxRefused(node);
        return what ? [`${placeOf(node)} has ${what}`] : [];
      });
      const logic = path.endsWith("/src/index.ts")
        ? source.statements.filter((statement) => !ts.isExportDeclaration(statement))
        : [];
      return [...found, ...logic.map((statement) => `${placeOf(statement)} has more than a list of names`)];
    });
}

function syntaxRefused(node: ts.Node): string | undefined {
  if (ts.isEnumDeclaration(node)) return "an enum";
  if (ts.isModuleDeclaration(node)) return "a namespace";
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
    return ts.isDefaultClause(node.parent) ? undefined : "a default export";
  }
  if (!ts.isExportDeclaration(node)) return undefined;
  if (!node.exportClause || ts.isNamespaceExport(node.exportClause)) return "export *";
  return node.exportClause.elements.some(({ name }) => name.text === "default")
    ? "a default export"
    : undefined;
}

/** Every file whose name is no noun, or is not written in kebab-case. */
export function forbiddenFileNames(tree = root): string[] {
  return packagesOf(tree)
    .flatMap(({ files }) => files)
    .filter((path) => /\/src\/.*\.ts$/.test(path))
    .filter((path) => {
      const [name = ""] = posix.basename(path).split(".");
      return (
        /^(utils?|helpers?|types|constants|misc|common|shared)$/.test(name) ||
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
      );
    });
}

const runners = new Set(["it", "test", "describe", "suite", "bench"]);
const waysOut = new Set(["skip", "only", "todo", "fails", "skipIf", "runIf"]);

/** Every test that is left out, and every test file that checks nothing. */
export function testsThatDoNotTest(tree = root): string[] {
  const folders = ["packages", "tests", "tooling", "examples", "bench"].filter((folder) =>
    filesUnder(".", tree).some((path) => path.startsWith(`${folder}/`)),
  );
  return folders
    .flatMap((folder) => filesUnder(folder, tree))
    .filter((path) => isTest(path) && !path.endsWith(".fixture.ts"))
    .flatMap((path) => {
      const nodes = [...nodesIn(syntaxOf(path, tree))];
      const leftOut = nodes.filter(
        (node) =>
          ts.isPropertyAccessExpression(node) && waysOut.has(node.name.text) && runners.has(rootOf(node)),
      );
      const checks = nodes.some(
        (node) =>
          ts.isCallExpression(node) &&
          /^(expect|expectTypeOf|assertType|testAdapter|fc\.assert)\b/.test(node.expression.getText()),
      );
      return [
        ...leftOut.map((node) => `${placeOf(node)} leaves a test out`),
        ...(checks ? [] : [`${path} checks nothing`]),
      ];
    });
}

function rootOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression);
  return node.getText();
}
