// The machine that the benches run on. Figures mean little without it.
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { version } from "./browser.mjs";

export function machine() {
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    browser: version(),
    // Above about half a core, something else was running and the times are only good as ratios.
    load_at_start: Number(loadavg()[0].toFixed(2)),
  };
}
