import { test } from "vitest";
import { memoryAdapter } from "./memory.ts";
import { testAdapter } from "./testing.ts";

testAdapter(test, { adapter: memoryAdapter, createTarget: () => ({ name: "memory", rows: [] }) });
