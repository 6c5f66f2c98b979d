#!/usr/bin/env node
import { run } from "../dist/command.js";

const { argv, stdout, stderr } = process;
const watched = stderr.isTTY ? { progress: (file) => stderr.write(`Reading ${file}\n`) } : {};

process.exitCode = await run(argv.slice(2), { out: stdout, err: stderr, ...watched });
