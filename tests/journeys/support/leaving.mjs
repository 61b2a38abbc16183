// Leaving a page as a person does: if the browser would ask because of unsaved changes, they wait. Otherwise changes on the
// screen that are not on the disk would be lost, and the question would never be seen.
import { becomes } from "./see.mjs";

/** Reloads the page once everything on it is saved. */
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
