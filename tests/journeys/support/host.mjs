// A static host as plain as GitHub Pages: a folder below a path, and 404.html for whatever is not there.
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

/** Serves `folder` below `base`, such as "/" or "/switchback/", on a free port. Gives its address and a way to stop. */
export function serve(folder, base = "/") {
  const server = createServer((request, response) => {
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
      const stop = () =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        });
      resolve({ url, stop });
    });
  });
}

function file(folder, path) {
  const inside = normalize(path).replace(/^(\.\.[/\\])+/, "");
  const wanted = join(folder, inside === "." || inside === "" ? "index.html" : inside);
  return existsSync(wanted) && statSync(wanted).isFile() ? wanted : undefined;
}
