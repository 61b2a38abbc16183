// Makes one file of a page's module and the packages that it imports.
import { transformFileAsync } from "@babel/core";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { BENCH, OUTPUT, folder } from "./places.mjs";

/** What is compiled to WebAssembly lies beside the page. */
const PROGRAMS = ["/list.js", "/log.js", "/planner.js"];

/** Solid's templates become code that makes them. */
const SOLID = {
  name: "solid",
  setup: (building) =>
    building.onLoad({ filter: /\.jsx$/ }, async ({ path }) => {
      const { code } = await transformFileAsync(path, { presets: ["babel-preset-solid"], cwd: BENCH, configFile: false, babelrc: false });
      return { contents: code, loader: "js" };
    }),
};

/** Gives a folder with `index.html` and a module of a folder of bench/ as `page.js`. */
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
