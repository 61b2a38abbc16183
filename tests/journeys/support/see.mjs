// Waiting for what a person would see, instead of for time to pass.
import assert from "node:assert/strict";

const PATIENCE = 20_000;

/** Waits until it is visible. */
export async function sees(locator) {
  await locator.first().waitFor({ state: "visible" });
}

/** Waits until it is nowhere to be seen. */
export async function seesNo(locator) {
  await locator.first().waitFor({ state: "hidden" });
}

/** Asks again until the answer is the expected one, and fails with the last answer. */
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
