// Waits for what a person would see, instead of for time to pass.
import assert from "node:assert/strict";

const PATIENCE = 20_000;

/** Waits until the locator is visible. */
export async function sees(locator) {
  await locator.first().waitFor({ state: "visible" });
}

/** Waits until the locator is no longer visible. */
export async function seesNo(locator) {
  await locator.first().waitFor({ state: "hidden" });
}

/** Repeats `ask` until it returns the expected value, and fails with the last one. */
export async function becomes(ask, expected, words) {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    try {
      return assert.deepEqual(answer, expected, words);
    } catch (failure) {
      if (performance.now() > until) throw failure;
    }
    await new Promise((next) => setTimeout(next, 25));
  }
}
