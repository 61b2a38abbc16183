// Makes one file of a page's module and the packages that it imports.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { BENCH, OUTPUT, folder } from "./places.mjs";

/** Gives a folder with `index.html` and the module `page.js` of a folder of bench/. */
export async function bundlePage(part, source = part) {
  const out = folder(join(OUTPUT, "pages", part));
  await build({
    entryPoints: [join(BENCH, source, "page.js")],
    outfile: join(out, "page.js"),
    bundle: true,
    format: "esm",
    platform: "browser",
    // What is compiled to WebAssembly lies beside the page.
    external: [`/${part}.js`, "node:*"],
    logLevel: "warning",
  });
  copyFileSync(join(BENCH, "page.html"), join(out, "index.html"));
  return out;
}
