export { checkArithmetic } from "./arithmetic.ts";
export { findNumbers } from "./find-numbers.ts";
