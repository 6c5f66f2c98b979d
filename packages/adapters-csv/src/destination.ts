import { CsvError } from "./errors.ts";
import {
  type CsvNodeWritable,
  type CsvTarget,
  type CsvWebWritable,
  isBytes,
  isText,
  nameOf,
} from "./target.ts";
import type { Destination } from "./writer.ts";

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The destination that a target is. Streams are given nothing until every record has been found fit to write. */
export function destinationOf(target: CsvTarget, given?: string): Destination {
  if (typeof target === "object" && target !== null && !(target instanceof Uint8Array)) {
    const name = given ?? nameOf(target, "text");
    if (isText(target)) {
      return {
        name,
        replace: async (pieces, schema) => {
          const text = [...pieces].join("");
          target.text = text;
          if (schema !== undefined) target.schema = schema;
        },
      };
    }
    if (isBytes(target)) {
      return {
        name,
        replace: async (pieces, schema) => {
          const bytes = new TextEncoder().encode([...pieces].join(""));
          target.bytes = bytes;
          if (schema !== undefined) target.schema = schema;
        },
      };
    }
    const stream = "stream" in target ? target.stream : target;
    if ("getWriter" in stream) return { name, replace: (pieces) => writeWeb(stream, [...pieces]) };
    if ("write" in stream && "end" in stream)
      return { name, replace: (pieces) => writeNode(stream, [...pieces], name) };
  }
  throw new CsvError('a place that can be written is needed, such as { name: "shares.csv", text: "" }', {
    code: "csv/target-invalid",
    source: given ?? nameOf(target, "the target"),
  });
}

async function writeWeb(stream: CsvWebWritable, pieces: readonly string[]): Promise<void> {
  const writer = stream.getWriter();
  const encoder = new TextEncoder();
  for (const piece of pieces) await writer.write(encoder.encode(piece));
  await writer.close();
}

async function writeNode(stream: CsvNodeWritable, pieces: readonly string[], source: string): Promise<void> {
  const encoder = new TextEncoder();
  const failed = new Promise<never>((_, reject) => {
    stream.once("error", () => {
      reject(new CsvError("a stream that takes all of it is needed", { code: "csv/write-failed", source }));
    });
  });
  failed.catch(() => undefined);
  for (const piece of pieces) {
    await Promise.race([
      failed,
      new Promise<void>((done) =>
        stream.write(encoder.encode(piece), (error) => (error == null ? done() : undefined)),
      ),
    ]);
  }
  await Promise.race([failed, new Promise<void>((done) => stream.end(() => done()))]);
}
