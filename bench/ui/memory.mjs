// How much memory a page needs.

const MEGABYTE = 1_000_000;

/** Runs in a page before anything else, because the app does not expose its memory to the page. */
export function watchMemories() {
  globalThis.memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...words) => {
      const made = await original.apply(WebAssembly, words);
      const { exports } = made.instance ?? made;
      for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) globalThis.memories.add(value);
      return made;
    };
  }
}

/** Returns the JavaScript heap after a collection, and all WebAssembly memories, in megabytes. */
export async function memory(page, session) {
  await session.send("Performance.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find((metric) => metric.name === "JSHeapUsedSize").value;
  const wasm = await page.evaluate(() => [...globalThis.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { heap: heap / MEGABYTE, wasm: wasm / MEGABYTE };
}
