// How long a page freezes.

/** Runs in a page: from now on, `stood` is the longest time in milliseconds that it was frozen. */
export function watchPauses() {
  globalThis.stood = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) globalThis.stood = Math.max(globalThis.stood, task.duration);
  }).observe({ type: "longtask" });
}
