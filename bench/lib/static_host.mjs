// A host like those that serve the shipped app: it compresses, and lets browsers keep files that are named by their
// contents.
import { readFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { TYPES } from "./types.mjs";

const IS_NAMED_BY_CONTENTS = /(^|\/)(app|style|start)-[0-9a-f]{16}/;
const IS_COMPRESSED_ALREADY = new Set([".png"]);

/** Serves a build on a free port while `deed(address)` runs. */
export async function served(folder, deed) {
  const known = new Map();
  const file = (name) => {
    if (!known.has(name)) known.set(name, answer(folder, name));
    return known.get(name);
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const { status, headers, body } = file(path.endsWith("/") ? `${path}index.html` : path);
    response.writeHead(status, headers).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await deed(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function answer(folder, name) {
  const path = join(folder, name);
  const isThere = existsSync(path) && statSync(path).isFile();
  const found = isThere ? path : join(folder, "404.html");
  const bytes = readFileSync(found);
  const isPlain = IS_COMPRESSED_ALREADY.has(extname(found));
  const headers = {
    "content-type": TYPES[extname(found)] ?? "application/octet-stream",
    "cache-control": IS_NAMED_BY_CONTENTS.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    ...(!isPlain && { "content-encoding": "gzip" }),
  };
  return { status: isThere ? 200 : 404, headers, body: isPlain ? bytes : gzipSync(bytes, { level: 9 }) };
}
