export { csvAdapter, csvReader, csvWriter } from "./adapter.ts";
export { type CsvEncoding, csvEncodings } from "./encoding.ts";
export { CsvError, type CsvErrorCode, type CsvErrorInit } from "./errors.ts";
export { type CsvLimits, defaultLimits } from "./limits.ts";
export type { CsvReaderOptions } from "./reader.ts";
export type { CsvSignal } from "./source.ts";
export type {
  CsvBlob,
  CsvBytes,
  CsvNodeWritable,
  CsvPiece,
  CsvPieces,
  CsvTarget,
  CsvText,
  CsvWebReadable,
  CsvWebWritable,
} from "./target.ts";
export { type CsvWriterOptions, csvTemplate } from "./writer.ts";
