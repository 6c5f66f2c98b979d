import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials } from "./bill-of-materials.ts";
import { root } from "./tree.ts";

/** `pnpm sbom`: what a program that installs the packages brings in, as CycloneDX 1.6, in out/sbom.cdx.json. */
const bill = billOfMaterials();
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out/sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);
console.log(`out/sbom.cdx.json: ${bill.components.length} components`);
