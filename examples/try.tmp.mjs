import { findNumbers, checkArithmetic } from "@pdscp/report";
import { readFileSync } from "node:fs";
for (const text of readFileSync(0,"utf8").split("\n").filter(Boolean)) {
  console.log(text.replaceAll("\\n","\n").replaceAll("\n","/"), " => ", findNumbers(text.replaceAll("\\n","\n")).map(({kind,value,text:t,qualifier})=>`${kind} ${value} [${t}]${qualifier?' '+qualifier:''}`).join("; "));
  if (process.argv[2]) for (const f of checkArithmetic(text)) console.log("    ", f.code, "|", f.message, "|", f.why, "|", f.instead);
}
