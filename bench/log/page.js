// The page in which ours and each rival replay a log, one replay at a time, on request.
import init, * as ours from "/log.js";
import * as Y from "yjs";
import { fold } from "./fold.js";

const LINES_EACH = 1_000;

await init();
const texts = chunked(await (await fetch("/log.ndjson")).text());
const checksums = texts.map((text, number) => ours.checksum(number * LINES_EACH, LINES_EACH, text));
const update = yjsUpdate();

globalThis.bench = {
  lines: texts.length * LINES_EACH,
  bytes: { ours: bytes(texts.join("\n")) + bytes(checksums.join("")), json: bytes(texts.join("\n")), yjs: update.byteLength },
  replay: { ours: replayOurs, json: replayJson, yjs: replayYjs },
  snapshot: { ours: snapshotOurs, json: snapshotJson },
};

function replayOurs() {
  const [read, readMs] = timed(() => ours.read(texts.map(encoded), checksums, LINES_EACH));
  const [folded, foldMs] = timed(() => ours.fold(read));
  const [interviews, sessions, certificates, oddities, unread] = folded.counts();
  globalThis.snapshot ??= folded.snapshot();
  folded.free();
  return { readMs, foldMs, counts: [interviews, sessions, certificates, oddities + unread] };
}

function replayJson() {
  const [entries, readMs] = timed(() => texts.flatMap((text) => text.split("\n").map((line) => JSON.parse(line))));
  return folding(entries, readMs);
}

function replayYjs() {
  const [entries, readMs] = timed(() => {
    const document = new Y.Doc();
    Y.applyUpdate(document, update);
    const map = document.getMap("log");
    return Array.from({ length: map.size }, (_, place) => map.get(String(place)));
  });
  return folding(entries, readMs);
}

function folding(entries, readMs) {
  const [state, foldMs] = timed(() => fold(entries));
  const counts = [state.interviews.size, state.sessions.size, state.certificates.size, state.oddities.length];
  return { readMs, foldMs, counts };
}

function snapshotOurs() {
  const [folded, ms] = timed(() => ours.open_snapshot(globalThis.snapshot));
  folded.free();
  return ms;
}

function snapshotJson() {
  return timed(() => JSON.parse(globalThis.snapshot))[1];
}

/** Returns what yjs would store: one map entry for each event, all written in one transaction. */
function yjsUpdate() {
  const document = new Y.Doc();
  // Any fixed number. Otherwise yjs draws one, and its size in bytes varies.
  document.clientID = 1;
  const map = document.getMap("log");
  document.transact(() => {
    const lines = texts.flatMap((text) => text.split("\n"));
    lines.forEach((line, place) => map.set(String(place), JSON.parse(line)));
  });
  return Y.encodeStateAsUpdate(document);
}

function chunked(log) {
  const lines = log.trimEnd().split("\n");
  const starts = Array.from({ length: lines.length / LINES_EACH }, (_, chunk) => chunk * LINES_EACH);
  return starts.map((start) => lines.slice(start, start + LINES_EACH).join("\n"));
}

function timed(deed) {
  const start = performance.now();
  const result = deed();
  return [result, performance.now() - start];
}

function bytes(text) {
  return encoded(text).length;
}

function encoded(text) {
  return new TextEncoder().encode(text);
}
