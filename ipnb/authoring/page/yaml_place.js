/* Where in a YAML text the cursor is, also in one that is only half written.
 *
 * A place is a path of names with `#` for a list's entries, and whether the name of a field or a value belongs there.
 * Each step of the path has the fields of the mapping it leads into, as far as they are written. */

const KEY =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#[\]{},"'&*!|>%@`-][^:#{}[\],]*?|-[^\s:]+)\s*:(?=\s|$)/;
const WORD = /[\w.-]*$/;

const bare = (name) => name.replace(/^(["'])(.*)\1$/s, '$2');

/** The flow collections that are open at the end of a text: [{ sign, name, fields, from }], the innermost last. */
function flowIn(text, open) {
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"' || sign === "'") {
      const end = closing(text, at);
      if (end < 0) return { open, isQuoted: true };
      at = end;
    } else if (sign === '#' && /^\s*$/.test(text[at - 1] ?? '')) {
      return { open, isComment: true };
    } else step(text, at, open);
    at += 1;
  }
  return { open };
}

/** What one sign of a flow collection does to those that are open. */
function step(text, at, open) {
  const sign = text[at];
  const top = open.at(-1);
  if (sign === '{' || sign === '[') open.push({ sign, name: null, fields: {}, from: at + 1 });
  if (!top) return;
  if (sign === '}' || sign === ']') open.pop();
  if (sign === ',') Object.assign(top, { name: null, from: at + 1 });
  if (top.sign === '{' && sign === ':' && /\s/.test(text[at + 1] ?? ' ')) {
    top.name = bare(text.slice(top.from, at).trim());
    top.fields[top.name] = text
      .slice(at + 1)
      .match(/^\s*([^,}\]]*)/)[1]
      .trim();
  }
}

/** Where a quoted text ends; -1 where it does not. */
function closing(text, at) {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end += 1) {
    if (quote === '"' && text[end] === '\\') end += 1;
    else if (text[end] === quote) return end;
  }
  return -1;
}

const indentOf = (line) => line.match(/^ */)[0].length;

/** Steps into one line; leaves in `frames` what stands around its end, and gives what is left of it. */
function enter(frames, line) {
  let indent = indentOf(line);
  let rest = line.slice(indent);
  const isEntry = /^-(\s|$)/.test(rest);
  while (frames.length > 1) {
    const top = frames.at(-1);
    if (top.indent > indent || (top.indent === indent && !(isEntry && top.step !== '#')))
      frames.pop();
    else break;
  }
  while (/^-(\s|$)/.test(rest)) {
    frames.push({ indent, step: '#', fields: {} });
    const gap = rest.match(/^-\s*/)[0].length;
    indent += gap;
    rest = rest.slice(gap);
  }
  const found = rest.match(KEY);
  if (!found) return { rest, isKeyed: false };
  const name = bare(found[1]);
  const value = rest.slice(found[0].length);
  frames.at(-1).fields[name] = value.trim();
  frames.push({ indent, step: name, fields: {} });
  return { rest: value, isKeyed: true };
}

/** Adds to `fields` what stands below the cursor in the same mapping. */
function lookAhead(lines, indent, fields) {
  for (const line of lines) {
    if (!line.trim() || /^\s*#/.test(line)) continue;
    if (indentOf(line) < indent) return;
    const found = indentOf(line) === indent && line.slice(indent).match(KEY);
    if (found) fields[bare(found[1])] ??= line.slice(indent + found[0].length).trim();
    else if (indentOf(line) === indent) return;
  }
}

/**
 * {path, steps, kinds, from}: `kinds` holds 'name', 'value' or both; `steps` the fields at each step of the path and,
 * last, those of the mapping that the cursor is in. Null inside quotes, comments and long texts.
 */
export function placeAt(text, position) {
  const before = text.slice(0, position).split('\n');
  const after = text.slice(position).split('\n').slice(1);
  const frames = [{ indent: -1, step: null, fields: {} }];
  let flow = [];
  let scalar = -1; // the indent of the key whose long text these lines are
  let last = null;
  for (const [number, line] of before.entries()) {
    const isLast = number === before.length - 1;
    if (scalar >= 0 && (indentOf(line) > scalar || !line.trim())) {
      if (isLast) return null;
      continue;
    }
    scalar = -1;
    if (!isLast && (!line.trim() || /^\s*#/.test(line))) continue;
    const inside = flow.length > 0;
    const entered = inside ? { rest: line, isKeyed: true } : enter(frames, line);
    flow.forEach((one) => (one.from = 0));
    const read = flowIn(entered.rest, flow);
    if (isLast && (read.isQuoted || read.isComment)) return null;
    if (entered.isKeyed && /^\s*[|>][\d+-]*\s*$/.test(entered.rest)) scalar = frames.at(-1).indent;
    flow = read.open;
    last = { line, ...entered };
  }
  return describe(frames, flow, last, after, position);
}

function describe(frames, flow, last, after, position) {
  const path = frames.slice(1).map((one) => one.step);
  const steps = frames.map((one) => one.fields);
  const from = position - last.line.match(WORD)[0].length;
  for (const [depth, one] of flow.entries()) {
    const isInner = depth === flow.length - 1;
    if (one.sign === '[') {
      path.push('#');
      steps.push({});
    } else {
      steps[steps.length - 1] = { ...steps.at(-1), ...one.fields };
      if (one.name === null && isInner) return { path, steps, kinds: ['name'], from };
      if (one.name !== null) {
        path.push(one.name);
        steps.push({});
      }
    }
  }
  if (flow.length || last.isKeyed) return { path, steps, kinds: ['value'], from };
  lookAhead(after, last.line.length - last.rest.length, steps.at(-1));
  return { path, steps, kinds: path.at(-1) === '#' ? ['name', 'value'] : ['name'], from };
}
