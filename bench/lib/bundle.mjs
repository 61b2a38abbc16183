// Bundles a page's module and the packages that it imports into one file.
import { transformFileAsync } from "@babel/core";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { BENCH, OUTPUT, folder } from "./places.mjs";

/** Programs that are compiled to WebAssembly, which lie beside the page. */
const PROGRAMS = ["/list.js", "/log.js", "/planner.js"];

/** Compiles Solid's templates to code. */
const SOLID = {
  name: "solid",
  setup: (building) =>
    building.onLoad({ filter: /\.jsx$/ }, async ({ path }) => {
      const { code } = await transformFileAsync(path, { presets: ["babel-preset-solid"], cwd: BENCH, configFile: false, babelrc: false });
      return { contents: code, loader: "js" };
    }),
};

/** Returns a folder with `index.html`, and with a module from a folder of bench/ as `page.js`. */
export async function bundlePage(part, source = part, module = "page.js") {
  const out = folder(join(OUTPUT, "pages", part));
  await build({
    entryPoints: [join(BENCH, source, module)],
    outfile: join(out, "page.js"),
    bundle: true,
    format: "esm",
    platform: "browser",
    plugins: [SOLID],
    external: [...PROGRAMS, "node:*"],
    logLevel: "warning",
  });
  copyFileSync(join(BENCH, "page.html"), join(out, "index.html"));
  return out;
}
