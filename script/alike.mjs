// Names the functions of a WebAssembly program so that similar ones follow each other. wasm-opt then sorts them by name, and
// gzip, which looks back only 32 kB, finds what they have in common. docs/decisions/first-load.md says how much this saves.

/** The number of bytes in a piece. Functions are compared by their pieces. */
const PIECE = 6;
/** How far back gzip is expected to find a piece. */
const WINDOW = 30_000;
/** Pieces in more functions than this say little. */
const COMMON = 300;
/** Bytes that count against every function, so that the shortest do not come first. */
const OVERHEAD = 60;
const CODE = 10;
const CUSTOM = 0;

/** Returns the program with names that sort its functions. Its previous names are gone. */
export function namedByLikeness(program) {
  const parts = sections(program);
  const functions = bodies(parts.find(({ id }) => id === CODE)?.content ?? Buffer.of(0));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(program)).filter(({ kind }) => kind === "function").length;
  const named = [...likeness(functions)].map((number, place) => ({ number: number + imports, name: `f${String(place).padStart(6, "0")}` }));
  const kept = parts.filter(({ id, content }) => id !== CUSTOM || customName(content) !== "name").map(({ whole }) => whole);
  return Buffer.concat([program.subarray(0, 8), ...kept, nameSection(named.sort((one, other) => one.number - other.number))]);
}

function sections(program) {
  const found = [];
  for (let at = 8; at < program.length; ) {
    const size = number(program, at + 1);
    const end = size.next + size.value;
    found.push({ id: program[at], content: program.subarray(size.next, end), whole: program.subarray(at, end) });
    at = end;
  }
  return found;
}

function bodies(code) {
  const count = number(code, 0);
  let at = count.next;
  return Array.from({ length: count.value }, () => {
    const size = number(code, at);
    at = size.next + size.value;
    return code.subarray(size.next, at);
  });
}

function customName(content) {
  const size = number(content, 0);
  return content.toString("utf8", size.next, size.next + size.value);
}

/** Yields the numbers of functions. Next is always the function with the largest share of its pieces in the window. */
function* likeness(functions) {
  const pieces = functions.map(piecesOf);
  const having = sharedBy(pieces);
  const shared = pieces.map((set) => [...set].filter((piece) => having.has(piece)));
  const held = new Map();
  const known = new Float64Array(functions.length);
  const change = (which, by) => {
    for (const piece of shared[which]) {
      const times = (held.get(piece) ?? 0) + by;
      held.set(piece, times);
      if (times === (by > 0 ? 1 : 0)) for (const other of having.get(piece)) known[other] += by;
    }
  };
  const left = new Set(functions.keys());
  const window = [];
  for (let next = longest(functions), bytes = 0; next !== undefined; next = mostKnown(left, known, shared)) {
    yield next;
    left.delete(next);
    change(next, 1);
    window.push(next);
    bytes += functions[next].length;
    while (bytes > WINDOW && window.length > 1) {
      const gone = window.shift();
      bytes -= functions[gone].length;
      change(gone, -1);
    }
  }
}

function piecesOf(body) {
  const pieces = new Set();
  for (let at = 0; at + PIECE <= body.length; at++) pieces.add(body.readUIntBE(at, PIECE));
  return pieces;
}

/** Returns the functions that have each piece, for pieces that several functions have, but not too many. */
function sharedBy(pieces) {
  const having = new Map();
  pieces.forEach((set, which) => {
    for (const piece of set) having.has(piece) ? having.get(piece).push(which) : having.set(piece, [which]);
  });
  for (const [piece, { length }] of having) if (length < 2 || length > COMMON) having.delete(piece);
  return having;
}

function longest(functions) {
  const most = Math.max(...functions.map(({ length }) => length));
  const found = functions.findIndex(({ length }) => length === most);
  return found < 0 ? undefined : found;
}

function mostKnown(left, known, shared) {
  let best;
  let most = -1;
  for (const which of left) {
    const part = known[which] / (shared[which].length + OVERHEAD);
    if (part > most) [best, most] = [which, part];
  }
  return best;
}

function nameSection(named) {
  const text = (words) => Buffer.concat([leb(words.length), Buffer.from(words)]);
  const sized = (id, content) => Buffer.concat([Buffer.of(id), leb(content.length), content]);
  const names = named.flatMap(({ number: which, name }) => [leb(which), text(name)]);
  return sized(CUSTOM, Buffer.concat([text("name"), sized(1, Buffer.concat([leb(named.length), ...names]))]));
}

/** Returns an unsigned number in WebAssembly's format (LEB128), and where the next thing begins. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
