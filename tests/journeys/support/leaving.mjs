// Leaving a page as a person does: where the browser would ask, because something is not saved yet, they wait.
// Without this, whatever stands on the screen but not on the disk is lost, and the question is never seen.
import { becomes } from "./see.mjs";

/** Loads the page again once everything on it is saved. */
export async function reload(page) {
  await isSaved(page);
  await page.reload();
}

/** Goes to another document in this tab once everything on the page is saved. */
export async function leaveFor(page, address, options) {
  await isSaved(page);
  await page.goto(address, options);
}

async function isSaved(page) {
  await becomes(() => page.evaluate(wouldAsk), false, "the page would ask before it is left");
}

const wouldAsk = () => !globalThis.dispatchEvent(new Event("beforeunload", { cancelable: true }));
