// A static host for pages that measure. It serves several folders, and the first one that has a file wins.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { TYPES } from "./types.mjs";

/** Browsers give isolated pages like these a clock with a resolution of 5 microseconds, and other pages one of 100. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Serves folders on a free port while `deed(address)` runs. */
export async function hosted(folders, deed) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file) && statSync(file).isFile());
    if (!found) return response.writeHead(404, ISOLATED).end();
    response.writeHead(200, { ...ISOLATED, "content-type": TYPES[extname(found)] ?? "text/plain" });
    createReadStream(found).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await deed(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    // Browsers hold connections open. Cutting them loses nothing.
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}
