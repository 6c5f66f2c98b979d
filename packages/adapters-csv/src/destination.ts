import { CsvError } from "./errors.ts";
import {
  type CsvNodeWritable,
  type CsvTarget,
  type CsvWebWritable,
  isBytes,
  isText,
  isUint8Array,
  nameOf,
} from "./target.ts";
import { utf8Of } from "./utf8.ts";
import type { Destination } from "./writer.ts";

/** The destination that a target is. Streams are given nothing until every record has been found fit to write. */
export function destinationOf(target: CsvTarget, given?: string): Destination {
  if (typeof target === "object" && target !== null && !isUint8Array(target)) {
    const name = given ?? nameOf(target, "text");
    if (isText(target)) return { name, replace: inMemory(target, name, (text) => ({ text })) };
    if (isBytes(target)) {
      return { name, replace: inMemory(target, name, (text) => ({ bytes: utf8Of(text) })) };
    }
    const stream = "stream" in target ? (target.stream ?? {}) : target;
    if ("getWriter" in stream) return { name, replace: (pieces) => writeWeb(stream, [...pieces], name) };
    if ("write" in stream && "end" in stream)
      return { name, replace: (pieces) => writeNode(stream, [...pieces], name) };
  }
  throw new CsvError('a place that can be written is needed, such as { name: "shares.csv", text: "" }', {
    code: "csv/target-invalid",
    source: given ?? nameOf(target, "the target"),
    doing: "write",
  });
}

/** Sets what a target holds: the description first, so that a target that takes none keeps what it had. */
function inMemory(target: object, source: string, hold: (text: string) => object): Destination["replace"] {
  return async (pieces, schema) => {
    const held = hold([...pieces].join(""));
    try {
      Object.assign(target, schema === undefined ? {} : { schema }, held);
    } catch {
      throw failed("an object that may be changed", source);
    }
  };
}

async function writeWeb(stream: CsvWebWritable, pieces: readonly string[], source: string): Promise<void> {
  try {
    const writer = stream.getWriter();
    for (const piece of pieces) await writer.write(utf8Of(piece));
    await writer.close();
  } catch {
    throw failed("a stream that takes all of it", source);
  }
}

/** A stream may say that it failed, or say nothing and close, when whoever reads it has left. */
async function writeNode(stream: CsvNodeWritable, pieces: readonly string[], source: string): Promise<void> {
  const over = new Promise<never>((_, reject) => {
    stream.once("error", reject);
    (stream as CsvNodeWritable & ClosingStream).once("close", reject);
  });
  const taken = (give: (done: (error?: unknown) => void) => unknown) =>
    Promise.race([
      over,
      new Promise<void>((resolve, reject) => give((error) => (error == null ? resolve() : reject(error)))),
    ]);
  over.catch(() => undefined);
  try {
    for (const piece of pieces) await taken((done) => stream.write(utf8Of(piece), done));
    await taken((done) => stream.end(done));
  } catch {
    throw failed("a stream that takes all of it", source);
  }
}

interface ClosingStream {
  once(event: "close", listener: () => void): unknown;
}

function failed(need: string, source: string): CsvError {
  return new CsvError(`${need} is needed`, { code: "csv/write-failed", source });
}
