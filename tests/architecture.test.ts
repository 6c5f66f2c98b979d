import { describe, expect, it } from "vitest";
import { forbiddenDependencies, forbiddenImports } from "../tooling/boundary.ts";
import {
  hostsInLockfile,
  unlikeTheOthers,
  unsafeInstallation,
  unwelcomeDependencies,
  wordsOutOfPlace,
} from "../tooling/manifest.ts";
import { undocumentedNames, unexplainedCodes } from "../tooling/public-name.ts";
import { forbiddenFileNames, forbiddenSyntax, impureNames, testsThatDoNotTest } from "../tooling/purity.ts";
import { packagesOf } from "../tooling/tree.ts";

it("has packages to look at", () => {
  expect(packagesOf().map(({ folder }) => folder)).toEqual(expect.arrayContaining(["core", "statistics"]));
});

describe("packages point one way", () => {
  it("in what they declare", () => {
    expect(forbiddenDependencies()).toEqual([]);
  });

  it("in what they import", () => {
    expect(forbiddenImports()).toEqual([]);
  });
});

describe("source is pure", () => {
  it("without clock, locale, environment, console, network or chance", () => {
    expect(impureNames()).toEqual([]);
  });

  it("without enums, namespaces, default exports or export *", () => {
    expect(forbiddenSyntax()).toEqual([]);
  });

  it("in files named for what they hold", () => {
    expect(forbiddenFileNames()).toEqual([]);
  });
});

describe("nothing is left unsaid or untested", () => {
  it("by a public name", () => {
    expect(undocumentedNames()).toEqual([]);
  });

  it("by an error code", () => {
    expect(unexplainedCodes()).toEqual([]);
  });

  it("by a test", () => {
    expect(testsThatDoNotTest()).toEqual([]);
  });

  it("by a word that belongs elsewhere", () => {
    expect(wordsOutOfPlace()).toEqual([]);
  });
});

describe("packages look alike and bring little with them", () => {
  it("in their scaffolding", () => {
    expect(unlikeTheOthers()).toEqual([]);
  });

  it("in what they need at run time", () => {
    expect(unwelcomeDependencies()).toEqual([]);
  });

  it("from any registry", () => {
    expect(hostsInLockfile()).toEqual([]);
  });

  it("without running anything on installation, nor taking anything on its first day", () => {
    expect(unsafeInstallation()).toEqual([]);
  });
});
