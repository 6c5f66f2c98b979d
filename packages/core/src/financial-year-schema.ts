import * as z from "zod";
import {
  type FinancialYear,
  financialYear,
  type Quarter,
  readFinancialYear,
  readQuarter,
} from "./financial-year.ts";

/** A financial year as it is stored and exchanged: "2023/24". */
export const financialYearSchema = z.codec(
  z.string().refine((text) => readFinancialYear(text) !== undefined, {
    error: 'Expected a financial year such as "2023/24"',
  }),
  z.custom<FinancialYear>((value) => readFinancialYear(value as string) === value, {
    error: 'Expected a financial year such as "2023/24"',
  }),
  { decode: (text) => financialYear(text), encode: (value) => value },
);

/** A quarter as it is stored and exchanged: "2023/24 Q1". */
export const quarterSchema = z.codec(
  z
    .string()
    .refine((text) => readQuarter(text) !== undefined, { error: 'Expected a quarter such as "2023/24 Q1"' }),
  z.custom<Quarter>((value) => readQuarter(value as string) === value, {
    error: 'Expected a quarter such as "2023/24 Q1"',
  }),
  { decode: (text) => readQuarter(text) as Quarter, encode: (value) => value },
);
