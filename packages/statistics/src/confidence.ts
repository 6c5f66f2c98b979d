import { isPositive, refusal } from "./guard.ts";

/** How sure an interval is to hold the truth: 0.95 unless told. */
export interface ConfidenceOptions {
  /** Between 0 and 1, neither included: 0.95, or 0.998 where many areas are compared at once. */
  readonly confidence?: number;
}

/** The level that English public-health indicators are published with. */
export const usualConfidence = 0.95;

/** Refuses a confidence that is no number between 0 and 1: 95 is none. */
export function checkConfidence(confidence: number): void {
  if (isPositive(confidence) && confidence < 1) return;
  const need = "confidence is between 0 and 1, such as 0.95";
  throw refusal("statistics/confidence-invalid", need, ["confidence"]);
}

let latest = { confidence: Number.NaN, deviate: Number.NaN };

/**
 * The standard normal deviate `z` for which |Z| <= z with probability `confidence`: 1.959964 for 0.95.
 *
 * Reports use one level throughout, so the last one is remembered.
 */
export function normalDeviate(confidence: number): number {
  if (confidence !== latest.confidence) {
    checkConfidence(confidence);
    latest = { confidence, deviate: deviateFor(confidence) };
  }
  return latest.deviate;
}

/** Algorithm AS 241 (Wichura 1988), good to about 16 figures, with the two tails taken together. */
function deviateFor(confidence: number): number {
  const half = confidence / 2;
  if (half <= 0.425) return half * quotient(0.180625 - half * half, centre);
  const root = Math.sqrt(-Math.log((1 - confidence) / 2));
  return root <= 5 ? quotient(root - 1.6, shoulder) : quotient(root - 5, tail);
}

type Coefficients = readonly [above: readonly number[], below: readonly number[]];

function quotient(at: number, [above, below]: Coefficients): number {
  const polynomial = (sum: number, coefficient: number) => sum * at + coefficient;
  return above.reduceRight(polynomial, 0) / below.reduceRight(polynomial, 0);
}

const centre: Coefficients = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
];

const shoulder: Coefficients = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];

const tail: Coefficients = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
];
