// What the browser stores for the app, inspected and tampered with from outside.
import { leaveFor } from "./leaving.mjs";

const DATABASE = "switchback";

/** A tab at the app's origin in which the app does not run. */
export async function besideTheApp(walk) {
  const page = await walk.context.newPage();
  await leaveFor(page, `${walk.url}icon.svg`);
  return page;
}

/** The content of all databases and of local and session storage, as one text. */
export function everythingKept(page) {
  return page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        found.push(JSON.stringify([await answer(all.getAllKeys()), await answer(all.getAll())]));
      }
      database.close();
    }
    return found.join("\n");
  });
}

/** Deletes the database without notifying the app, like a browser that runs out of space. */
export function evict(page) {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = request.onblocked = () => reject(new Error("the database is in use"));
      }),
    DATABASE,
  );
}

/** The text of the second copy in the browser's private files, or `undefined` if there is none. */
function secondCopy(page) {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, file] of folder.entries()) {
      if (name.endsWith(".json")) return (await file.getFile()).text();
    }
  });
}

/** Waits until the second copy, which is written some time after saving, has this text. */
export async function isCopied(page, text) {
  while (!(await secondCopy(page))?.includes(text)) await new Promise((next) => setTimeout(next, 250));
}

/** Replaces one letter in the last chunk with this text. Returns how many lines that chunk has. */
export function flipOneByte(page, find) {
  return page.evaluate(
    ([name, wanted]) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction("chunks", "readwrite");
          let lines = 0;
          transaction.objectStore("chunks").openCursor(null, "prev").onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const at = cursor.value.text.indexOf(wanted);
            if (at < 0 || lines > 0) return cursor.continue();
            const { text } = cursor.value;
            lines = cursor.value.count;
            cursor.update({ ...cursor.value, text: `${text.slice(0, at)}\u0001${text.slice(at + 1)}` });
          };
          transaction.oncomplete = () => {
            database.close();
            resolve(lines);
          };
        };
      }),
    [DATABASE, find],
  );
}

/** Keeps every other writer waiting until `release` is called, like a slow disk. */
export async function holdTheDisk(page) {
  await page.evaluate(
    (name) =>
      new Promise((held, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction([...database.objectStoreNames], "readwrite");
          const store = transaction.objectStore("chunks");
          const again = () => {
            if (globalThis.released) return;
            store.count().onsuccess = again;
          };
          store.count().onsuccess = () => {
            held();
            again();
          };
          transaction.oncomplete = () => database.close();
        };
      }),
    DATABASE,
  );
  return { release: () => page.evaluate(() => void (globalThis.released = true)) };
}

/** Run in a page before the app: while `globalThis.diskIsFull` is set, writing to the log fails as on a full disk. */
export function diskThatFillsUp() {
  const full = new WeakSet();
  const error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error").get;
  Object.defineProperty(IDBTransaction.prototype, "error", {
    get() {
      return full.has(this) ? new DOMException("The quota has been exceeded.", "QuotaExceededError") : error.call(this);
    },
  });
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...values) {
    const request = put.apply(this, values);
    if (globalThis.diskIsFull && this.name === "chunks" && !full.has(this.transaction)) {
      full.add(this.transaction);
      queueMicrotask(() => this.transaction.abort());
    }
    return request;
  };
}
