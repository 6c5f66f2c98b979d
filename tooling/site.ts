import { rmSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import {
  Application,
  Comment,
  type CommentDisplayPart,
  type Configuration,
  type Context,
  Converter,
  type DeclarationReflection,
  Logger,
  LogLevel,
  MinimalSourceFile,
  normalizePath,
  type ProjectReflection,
  ReflectionKind,
  Renderer,
} from "typedoc";
import ts from "typescript";
import type { Ending } from "./command.ts";
import { houseSvg, journeySvg, roomsOf } from "./house.ts";
import { brokenLinks } from "./site-link.ts";
import { packagesOf, readText, root } from "./tree.ts";

/** Where the site is written: a folder that opens from a disk, and needs no network. */
export const siteFolder = join(root, "out", "site");

/** In the order in which a newcomer reads them. */
const documents = [
  ...["first-figures", "your-partnership", "write-an-adapter", "defend-a-number", "house"].map(
    (name) => `docs/${name}.md`,
  ),
  ...["CONTRIBUTING.md", "SECURITY.md", "docs/mutation.md", "bench/README.md", "examples/draft.md"],
];

/** A way into a package: the name it is imported by, and the file behind it. */
interface Entry {
  readonly name: string;
  readonly path: string;
  /** The package's own page stands for its README; a subpath has none. */
  readonly readme?: string;
}

function entries(): Entry[] {
  return packagesOf().flatMap(({ folder, manifest: { name, exports = {} } }) =>
    Object.entries(exports).map(([way, conditions]) => ({
      name: posix.join(name, way),
      path: join(root, "packages", folder, conditions["@pdscp/source"] ?? ""),
      ...(way === "." ? { readme: join(root, "packages", folder, "README.md") } : {}),
    })),
  );
}

/** What TypeDoc is told; a warning of any kind is an error. */
const options = {
  name: "@pdscp",
  readme: join(root, "README.md"),
  projectDocuments: documents.map((path) => join(root, path)),
  basePath: root,
  displayBasePath: root,
  tsconfig: join(root, "tsconfig.source.json"),
  compilerOptions: { types: ["node"], noEmit: true },
  router: "structure",
  customCss: join(root, "tooling", "site.css"),
  highlightLanguages: ["typescript", "json", "sh", "console", "csv", "md", "html"],
  kindSortOrder: ["Document", "Module", "Function", "Variable", "Interface", "TypeAlias", "Class"],
  groupOrder: ["Documents", "Modules", "Functions", "Variables", "Interfaces", "Type Aliases", "Classes"],
  navigation: { includeFolders: false },
  excludeInternal: true,
  excludeExternals: true,
  excludePrivate: true,
  githubPages: false,
  hideGenerator: true,
  includeHierarchySummary: false,
  disableGit: true,
  sourceLinkTemplate: "{path}",
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  packagesRequiringDocumentation: packagesOf().map(({ manifest: { name } }) => name),
} satisfies Configuration.TypeDocOptions;

/** Keeps what TypeDoc warns of. */
class Warnings extends Logger {
  readonly said: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.said.push(message);
  }
}

/** Builds the site from the doc comments, the READMEs and the guides; whatever is doubtful about it is a failure. */
export async function buildSite(folder = siteFolder): Promise<Ending> {
  rmSync(folder, { recursive: true, force: true });
  const warnings = new Warnings();
  const application = await Application.bootstrap(options);
  application.logger = warnings;
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    addReadmes(context, application);
    nameDocuments(context.project);
    explainRecords(context.project, program);
  });
  application.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => unlinkSources(project));
  application.renderer.on(Renderer.EVENT_END_PAGE, (page) => {
    page.contents = withFirstPage(withDrawings(page.contents ?? ""));
  });

  const ways = entries();
  const program = ts.createProgram(
    ways.map(({ path }) => path),
    application.options.getCompilerOptions(warnings),
  );
  const project = application.converter.convert(
    ways.flatMap(({ name, path }) => {
      const sourceFile = program.getSourceFile(path);
      return sourceFile ? [{ displayName: name, program, sourceFile }] : [];
    }),
  );
  application.validate(project);
  await application.generateDocs(project, folder);
  const problems = [...warnings.said, ...brokenLinks(folder)];
  return { ok: problems.length === 0, output: problems.map((problem) => `${problem}\n`).join("") };
}

/** Gives each package's page its README, and lets links to the package, or to the README, lead there. */
function addReadmes({ project }: Context, { converter }: Application): void {
  project.readme = withoutTitle(project.readme ?? []).content;
  for (const { name, readme } of entries()) {
    const module = project.children?.find((child) => child.name === name);
    if (!module || !readme) continue;
    const { content } = converter.parseRawComment(
      new MinimalSourceFile(readText(relative(root, readme)), normalizePath(readme)),
      project.files,
    );
    module.readme = withoutTitle(content).content;
    project.files.registerReflectionPath(normalizePath(readme), module);
    project.files.registerReflectionPath(normalizePath(dirname(readme)), module);
  }
}

/** Calls each document what its first line calls it. */
function nameDocuments({ documents: pages = [] }: ProjectReflection): void {
  for (const page of pages) page.name = withoutTitle(page.content).title;
}

function withoutTitle([first, ...rest]: readonly CommentDisplayPart[]) {
  const [, title = "", text = ""] = /^# (.*)\n([\s\S]*)/.exec(first?.text ?? "") ?? [];
  return { title, content: [{ kind: "text" as const, text }, ...rest] };
}

/** A record's interface is inferred from its schema: where it says nothing of its own, the schema's comment holds for it. */
function explainRecords(project: ProjectReflection, program: ts.Program): void {
  const checker = program.getTypeChecker();
  for (const record of project.getReflectionsByKind(ReflectionKind.Interface)) {
    const [declaration] = record.isDeclaration() ? declarationsOf(record, program) : [];
    const schema = declaration && schemaOf(declaration);
    const text =
      schema &&
      ts.displayPartsToString(checker.getSymbolAtLocation(schema)?.getDocumentationComment(checker));
    if (!record.comment && text) record.comment = new Comment([{ kind: "text", text }]);
  }
}

function declarationsOf(record: DeclarationReflection, program: ts.Program): ts.InterfaceDeclaration[] {
  const [{ fullFileName = "" } = {}] = record.sources ?? [];
  const statements = program.getSourceFile(fullFileName)?.statements ?? [];
  return statements.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) && statement.name.text === record.name ? [statement] : [],
  );
}

/** The `fooSchema` of `interface Foo extends z.output<typeof fooSchema> {}`. */
function schemaOf({
  heritageClauses = ts.factory.createNodeArray(),
}: ts.InterfaceDeclaration): ts.Node | undefined {
  const [given] = heritageClauses[0]?.types[0]?.typeArguments ?? [];
  return given && ts.isTypeQueryNode(given) ? given.exprName : undefined;
}

/** Where a name is defined is told by file and line: the source comes along in each package. */
function unlinkSources(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) {
    if (!reflection.isDeclaration() && !reflection.isSignature()) continue;
    for (const source of reflection.sources ?? []) delete source.url;
  }
}

/** Links to the first page by its file: a disk opens no page for a folder. */
function withFirstPage(html: string): string {
  return html.replace(/ href="((?:\.\/|(?:\.\.\/)+))(?=["#])/g, ' href="$1index.html');
}

/** The drawings as part of the page, where their text can be read, found and made larger. */
function withDrawings(html: string): string {
  return html
    .replace(/<img [^>]*house\.svg"[^>]*>/, () => houseSvg(roomsOf()))
    .replace(/<img [^>]*journey\.svg"[^>]*>/, () => journeySvg());
}
