// A static host as simple as GitHub Pages: a folder below a path, and 404.html for everything missing.
import { once } from "node:events";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".ics": "text/calendar",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves `folder` below `base`, such as "/" or "/switchback/", on a free port. Returns its address and a way to stop it. */
export function serve(folder, base = "/") {
  const underway = new Set();
  const server = createServer((request, response) => {
    underway.add(response);
    response.on("close", () => underway.delete(response));
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (!path.startsWith(base)) return response.writeHead(404).end();
    const wanted = file(folder, path.slice(base.length));
    const found = wanted ?? join(folder, "404.html");
    response.writeHead(wanted ? 200 : 404, { "content-type": TYPES[extname(found)] ?? "application/octet-stream" });
    createReadStream(found)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${server.address().port}${base}`;
      resolve({ url, stop: () => stop(server, underway) });
    });
  });
}

/** Finishes responses in progress and accepts no more requests: a truncated response would be an error on a page. */
async function stop(server, underway) {
  const closed = once(server, "close");
  server.close();
  await Promise.all([...underway].map((response) => once(response, "close")));
  // Browsers keep connections open. Closing them loses nothing.
  server.closeAllConnections();
  await closed;
}

function file(folder, path) {
  const inside = normalize(path).replace(/^(\.\.[/\\])+/, "");
  const wanted = join(folder, inside === "." || inside === "" ? "index.html" : inside);
  return existsSync(wanted) && statSync(wanted).isFile() ? wanted : undefined;
}
