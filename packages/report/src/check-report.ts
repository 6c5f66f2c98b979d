import type { Severity } from "@pdscp/core";
import type { DraftCheck } from "./draft-check.ts";
import { type DraftFinding, severities } from "./draft-finding.ts";

/**
 * A check of a draft as lines to read: each finding with its place, what, why and what to print; then the coverage, where it was
 * checked against a register.
 */
export function toPlainText(
  { findings, coverage }: Pick<DraftCheck, "findings"> & Partial<Pick<DraftCheck, "coverage">>,
  options: { readonly name?: string } = {},
): string {
  const { name = "draft" } = options;
  const counts = (["error", "warning", "note"] as const).map((severity) =>
    counted(findings.filter((finding) => finding.severity === severity).length, severity),
  );
  return [
    ...findings.flatMap((finding) => linesOf(finding, name)),
    ...(findings.length === 0 ? [] : [""]),
    ...(coverage === undefined ? [] : coverageLines(coverage)),
    counts.join(", "),
  ].join("\n");
}

function coverageLines({ text, excused, paragraphs }: DraftCheck["coverage"]): readonly string[] {
  return [
    `${text} numbers have a source${excused === 0 ? "" : ` and ${excused} excused`}`,
    ...paragraphs
      .filter((paragraph) => paragraph.sourced + paragraph.excused < paragraph.total)
      .map((paragraph) => `  paragraph at line ${paragraph.line}: ${paragraph.text}`),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function linesOf(
  { line, column, severity, code, message, why, instead }: DraftFinding,
  name: string,
): readonly string[] {
  return [
    `${name}:${line}:${column} ${severity} ${code}`,
    `  ${message}`,
    `  why: ${why}`,
    ...(instead === undefined ? [] : [`  print: ${instead}`]),
  ];
}

/** The part of the SARIF 2.1.0 format that a code host reads to show findings beside the text. */
export interface SarifLog {
  readonly version: "2.1.0";
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly columnKind: "utf16CodeUnits";
    readonly results: readonly SarifResult[];
  }[];
}

/** One finding in that format. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: Severity;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: {
        readonly startLine: number;
        readonly startColumn: number;
        readonly charOffset: number;
        readonly charLength: number;
      };
    };
  }[];
}

/** A check of a draft in SARIF, for a code host to show beside the text. */
export function toSarif(
  { findings }: Pick<DraftCheck, "findings">,
  { uri }: { readonly uri: string },
): SarifLog {
  return {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "pdscp", rules: Object.keys(severities).map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: findings.map(({ code, severity, message, why, instead, span, line, column }) => ({
          ruleId: code,
          level: severity,
          message: {
            text: [
              `${message}.`,
              `Why: ${why}.`,
              ...(instead === undefined ? [] : [`Print: ${instead}.`]),
            ].join(" "),
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri },
                region: {
                  startLine: line,
                  startColumn: column,
                  charOffset: span.start,
                  charLength: span.end - span.start,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
