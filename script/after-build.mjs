// Runs after every build of the app, on the files before they are moved to dist.
import { transformSync } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { split } from "./split.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("This script is called by trunk build, which says where its files are.");
const file = (name) => join(folder, name);
const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

// Debug builds stay readable, so that the browser runs what a developer reads.
const minified = (text, loader) => (process.env.TRUNK_PROFILE === "release" ? transformSync(text, { loader, minify: true }).code : text);

const coordinatorFiles = await split(folder, /^coordinator_/);
joinStylesheets();
moveStartOut();
minifyScripts();
const version = versionOf(filesToKeep());
markVersion();
markWorkers();
listFilesForServiceWorker();
writeFileSync(file("404.html"), readFileSync(file("index.html")));

// Several stylesheets are easier to write, and one file loads faster.
function joinStylesheets() {
  const page = readFileSync(file("index.html"), "utf8");
  const links = [...page.matchAll(/ *<link rel="stylesheet" href="[^"]*?([^"/]+\.css)"[^>]*>\n?/g)];
  if (links.length === 0) throw new Error("The page links no stylesheet: how it does has changed, and so must this script.");
  const joined = minified(links.map(([, name]) => readFileSync(file(name), "utf8")).join("\n"), "css");
  const name = `style-${hash(joined)}.css`;
  for (const [, part] of links) rmSync(file(part));
  writeFileSync(file(name), joined);
  const [first, ...others] = links.map(([link]) => link);
  const withOne = page.replace(first, `    <link rel="stylesheet" href="${name}" />\n`);
  writeFileSync(file("index.html"), others.reduce((rest, link) => rest.replace(link, ""), withOne));
}

// The content security policy allows scripts from files only, so the bundler's inline script becomes a file.
function moveStartOut() {
  const page = readFileSync(file("index.html"), "utf8");
  const inline = /<script type="module"[^>]*>([\s\S]*?)<\/script>/g;
  let start = "";
  const rest = page.replace(inline, (_, text) => {
    start += `${text}\n`;
    return "";
  });
  const name = `start-${hash(start)}.js`;
  writeFileSync(file(name), start);
  writeFileSync(
    file("index.html"),
    rest.replace("</head>", `  <script type="module" src="${name}"></script>\n  </head>`),
  );
}

// The list of files is written into the service worker later.
function minifyScripts() {
  for (const name of filesToKeep().filter((name) => name.endsWith(".js"))) {
    writeFileSync(file(name), minified(readFileSync(file(name), "utf8"), "js"));
  }
}

// Everything that the app consists of. The page itself is stored under the address of its folder.
function filesToKeep() {
  const apart = ["service-worker.js", "404.html", "index.html"];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !apart.includes(name))
    .sort();
}

function versionOf(names) {
  return hash([...names, "index.html"].map((name) => hash(readFileSync(file(name)))).join());
}

// The page knows its own build, and requests the newest one from the host.
function markVersion() {
  const page = readFileSync(file("index.html"), "utf8");
  writeFileSync(file("index.html"), page.replace("</head>", `  <meta name="version" content="${version}" />\n  </head>`));
  writeFileSync(file("version.txt"), version);
}

// Makes workers tell the page which build they are part of, and report failures to load, which would otherwise be silent.
function markWorkers() {
  const loaders = filesToKeep().filter((name) => name.endsWith("_loader.js"));
  if (loaders.length === 0) throw new Error("No worker is loaded by a script: how it is has changed, and so must this script.");
  for (const name of loaders) {
    const start = `self.build=${JSON.stringify(version)};self.addEventListener("unhandledrejection",({reason})=>{throw reason});`;
    writeFileSync(file(name), start + readFileSync(file(name), "utf8"));
  }
}

// File names contain hashes, so this is exact: a new build has another version, and so another cache.
function listFilesForServiceWorker() {
  const kept = filesToKeep().filter((name) => name !== "version.txt");
  const isTheirs = (name) => ["planner", "workbook_reader"].some((worker) => name.startsWith(worker));
  const forCoordinators = kept.filter((name) => isTheirs(name) || coordinatorFiles.includes(name));
  const forAll = ["./", ...kept.filter((name) => !forCoordinators.includes(name))];
  const worker = readFileSync(file("service-worker.js"), "utf8")
    .replace('"development"', JSON.stringify(version))
    .replace("FOR_ALL = []", `FOR_ALL = ${JSON.stringify(forAll)}`)
    .replace("FOR_COORDINATORS = []", `FOR_COORDINATORS = ${JSON.stringify(forCoordinators)}`);
  writeFileSync(file("service-worker.js"), minified(worker, "js"));
}
