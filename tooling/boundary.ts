import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";
import { nodesIn, placeOf, syntaxOf } from "./syntax.ts";
import { isTest, type Package, packagesOf, root } from "./tree.ts";

const domains = ["funding", "cdop", "training", "priorities"];

/** Which packages each may rest on; an adapter rests on core alone. No other direction exists. */
const below: Readonly<Record<string, readonly string[]>> = {
  core: [],
  statistics: ["core"],
  ...Object.fromEntries(domains.map((domain) => [domain, ["core", "statistics"]])),
  report: ["core", "statistics", ...domains],
  cli: ["core", "statistics", ...domains, "report", "adapters-csv"],
};

/** What core alone brings in, so that there is one kind of money and one calendar. */
const ofCoreAlone = ["decimal.js", "date-fns", "@date-fns/utc"];

const scope = "@pdscp/";

/** Every dependency in a `package.json` that the house does not allow. */
export function forbiddenDependencies(tree = root): string[] {
  return packagesOf(tree).flatMap(({ folder, manifest }) => {
    const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest;
    const named = Object.keys({ ...dependencies, ...peerDependencies });
    const own = [...named, ...Object.keys(devDependencies)].filter((name) => name.startsWith(scope));
    return [
      ...own
        .filter((name) => !mayRestOn(folder, name))
        .map((name) => `packages/${folder} depends on ${name}`),
      ...named
        .filter((name) => ofCoreAlone.includes(name) && folder !== "core")
        .map((name) => `packages/${folder} depends on ${name}, which core alone brings in`),
    ];
  });
}

/** Every import in a package that is undeclared, points the wrong way, or leaves the package by a path. */
export function forbiddenImports(tree = root): string[] {
  return packagesOf(tree).flatMap((owner) =>
    owner.files
      .filter((path) => path.startsWith(`packages/${owner.folder}/src/`) && /\.[mc]?[tj]sx?$/.test(path))
      .flatMap((path) => {
        const source = syntaxOf(path, tree);
        return importsIn(source).flatMap(({ name, node }) => {
          const reason = whyNot(name, path, owner);
          return reason ? [`${placeOf(node)} imports ${name}: ${reason}`] : [];
        });
      }),
  );
}

interface Import {
  readonly name: string;
  readonly node: ts.Node;
}

function importsIn(source: ts.SourceFile): Import[] {
  const references = [...source.typeReferenceDirectives, ...source.referencedFiles].map(({ fileName }) => ({
    name: fileName,
    node: source,
  }));
  const imports = [...nodesIn(source)].flatMap((node) => {
    const name = specifierOf(node);
    return name ? [{ name: ts.isStringLiteralLike(name) ? name.text : "what it computes", node }] : [];
  });
  return [...references, ...imports];
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression, arguments: given } = node;
  const loads = expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === "require";
  return loads ? given[0] : undefined;
}

function whyNot(name: string, path: string, { folder, manifest }: Package): string | undefined {
  const testing = isTest(path);
  if (name.startsWith(".")) {
    const target = posix.join(posix.dirname(path), name);
    if (!target.startsWith(`packages/${folder}/`)) return "it leaves the package; import the published name";
    if (!testing && (!target.startsWith(`packages/${folder}/src/`) || isTest(target)))
      return "it is not published";
    return undefined;
  }
  if (name.startsWith("node:") || builtinModules.includes(name.split("/")[0] ?? "")) {
    return testing || isEdge(path)
      ? undefined
      : "only an adapter's node entry and the command may touch the machine";
  }
  const [first = "", second = ""] = name.split("/");
  const dependency = name.startsWith("@") ? `${first}/${second}` : first;
  if (dependency.startsWith(scope) && !mayRestOn(folder, dependency)) return `${folder} may not rest on it`;
  if (ofCoreAlone.includes(dependency) && folder !== "core" && !testing) return "core alone brings it in";
  const { dependencies, peerDependencies, devDependencies } = manifest;
  const declared = { ...dependencies, ...peerDependencies, ...(testing ? devDependencies : {}) };
  return Object.hasOwn(declared, dependency) ? undefined : "package.json does not declare it";
}

function mayRestOn(folder: string, dependency: string): boolean {
  const allowed = folder.startsWith("adapters-") ? ["core"] : (below[folder] ?? []);
  return allowed.some((name) => `${scope}${name}` === dependency);
}

/** The few source files that may touch the machine: an adapter's node entry, and the command. */
export function isEdge(path: string): boolean {
  return /^packages\/(adapters-[^/]+\/src\/node(\/|\.|-)|cli\/src\/)/.test(path);
}
