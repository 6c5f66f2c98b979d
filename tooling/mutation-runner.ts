import fc from "fast-check";
import { TestRunner } from "vitest";

/**
 * Runs the tests of a file as Vitest does, and for each change alike: nothing is left of the change before it, and every
 * law is tried with the same cases.
 */
export default class MutationRunner extends TestRunner {
  /** What Stryker keeps of a change stands here, and the thread is kept. */
  onBeforeCollect(): void {
    Reflect.deleteProperty(globalThis, "__stryker__");
  }

  override importFile(path: string, source: "collect" | "setup"): unknown {
    if (source === "collect") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
    return super.importFile(path, source);
  }
}
