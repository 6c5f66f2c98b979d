import { posix } from "node:path";
import ts from "typescript";
import { syntaxOf } from "./syntax.ts";
import { type Package, packagesOf, readText, root } from "./tree.ts";

/** Every public name that its own comment leaves unexplained. */
export function undocumentedNames(tree = root): string[] {
  return packagesOf(tree)
    .flatMap(entriesOf)
    .flatMap((entry) =>
      [...exportsOf(entry, tree)]
        .filter(([, declarations]) => !declarations.some(isExplained))
        .map(([name]) => `${entry} exports ${name} without saying what it gives`),
    );
}

/** Every error code that a package can throw and its README does not name. */
export function unexplainedCodes(tree = root): string[] {
  return packagesOf(tree).flatMap(({ folder, files, sources }) => {
    const readme = files.includes(`packages/${folder}/README.md`)
      ? readText(`packages/${folder}/README.md`, tree)
      : "";
    const errors = sources.find((path) => path === `packages/${folder}/src/errors.ts`);
    const codes = errors ? readText(errors, tree).match(/"[a-z-]+\/[a-z0-9-]+"/g) : [];
    return [...new Set(codes)]
      .map((code) => code.slice(1, -1))
      .filter((code) => !readme.includes(code))
      .map((code) => `packages/${folder}/README.md does not name ${code}`);
  });
}

/** The source files behind a package's published names, as far as they are written. */
function entriesOf({ folder, manifest, sources }: Package): string[] {
  return Object.values(manifest.exports ?? {})
    .map((conditions) => posix.join(`packages/${folder}`, conditions["@pdscp/source"] ?? ""))
    .filter((path) => sources.includes(path));
}

/** Every name, of a value or a type, that a module exports. */
export function exportedNames(path: string, tree = root): string[] {
  return [...exportsOf(path, tree).keys()];
}

/** The names a module exports, each with the declarations it stands for. */
function exportsOf(path: string, tree: string): Map<string, ts.Node[]> {
  const source = syntaxOf(path, tree);
  const names = new Map<string, ts.Node[]>();
  const add = (name: string, declaration: ts.Node) =>
    names.set(name, [...(names.get(name) ?? []), declaration]);
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      const from = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
      if (!exportClause || !ts.isNamedExports(exportClause)) continue;
      for (const { name, propertyName } of exportClause.elements) {
        const original = (propertyName ?? name).text;
        const declarations = from.startsWith(".")
          ? exportsOf(posix.join(posix.dirname(path), from), tree).get(original)
          : declarationsIn(source, original);
        for (const declaration of declarations ?? []) add(name.text, declaration);
      }
    } else if (isExported(statement)) {
      for (const [name, declaration] of namedBy(statement)) add(name, declaration);
    }
  }
  return names;
}

function declarationsIn(source: ts.SourceFile, name: string): ts.Node[] {
  return source.statements.flatMap((statement) =>
    [...namedBy(statement)].filter(([own]) => own === name).map(([, declaration]) => declaration),
  );
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function namedBy(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => [name.getText(), statement]);
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [[statement.name.text, statement]] : [];
}

function isExplained(declaration: ts.Node): boolean {
  const explained = ts
    .getJSDocCommentsAndTags(declaration)
    .some((comment) => ts.isJSDoc(comment) && Boolean(comment.comment));
  if (explained || !ts.isInterfaceDeclaration(declaration) || declaration.members.length > 0)
    return explained;
  const [, schema = ""] = /typeof (\w+)/.exec(declaration.heritageClauses?.[0]?.getText() ?? "") ?? [];
  return declarationsIn(declaration.getSourceFile(), schema).some(isExplained);
}
