// How long a page stands still.

/** Runs in a page: from here on `stood` is the longest that it stood still, in milliseconds. */
export function watchPauses() {
  globalThis.stood = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) globalThis.stood = Math.max(globalThis.stood, task.duration);
  }).observe({ type: "longtask" });
}
