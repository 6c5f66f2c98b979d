import { filesUnder, readText, root } from "./tree.ts";

const NHS_NUMBER = /(?<![\d.£-])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d|[.-]\d)/g;

/** NHS numbers that belong to nobody: the example of the NHS Data Dictionary, and the ones kept for tests, which begin with 999. */
const NOBODYS = /^(?:9434765919|999\d{7}|(\d)\1{9})$/;

/** What opens a door: keys of clouds, code hosts and registries, private keys, and a word such as "password" with a value. */
const SECRETS: readonly RegExp[] = [
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b(?:gh[pousr]|github_pat|npm|glpat|xox[abp])[_-][\w-]{20,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}/g,
  /_authToken\s*=\s*\S+/g,
  /\b(?:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["'][^"'\s]{8,}["']/gi,
  /\b[a-z]+:\/\/[^\s/:@"'`]+:[^\s/@"'`]+@/gi,
];

/** Every NHS number that could be somebody's, and everything that looks like a secret, in any file of the tree. */
export function secretsIn(tree = root): string[] {
  return filesUnder(".", tree)
    .filter((path) => path !== "pnpm-lock.yaml")
    .flatMap((path) =>
      readText(path, tree)
        .split("\n")
        .flatMap((line, index) => secretsOf(line).map((what) => `${path}:${index + 1} ${what}`)),
    );
}

/** Says what it is and never repeats it. */
function secretsOf(line: string): string[] {
  return [
    ...(line.match(NHS_NUMBER) ?? [])
      .map((found) => found.replace(/\D/g, ""))
      .filter((digits) => isNhsNumber(digits) && !NOBODYS.test(digits))
      .map(() => "holds what may be somebody's NHS number"),
    ...SECRETS.flatMap((secret) => line.match(secret) ?? []).map(() => "holds what looks like a secret"),
  ];
}

/** The last digit checks the others, modulo 11. */
function isNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
