/* What may be written where the cursor is: names and values of the schema, and the ids that the case has. */

import { placeAt } from './yaml_place.js';

/** A schema and all that it stands for: what it refers to, its alternatives, and what its `kind` adds. */
function expand(root, schema, fields) {
  if (!schema || schema === true) return [];
  const target = schema.$ref && root.$defs[schema.$ref.split('/').at(-1)];
  const { allOf = [], anyOf = [] } = schema;
  const added = allOf
    .filter((one) => !one.if || isMet(one.if, fields))
    .map((one) => one.then ?? one);
  return [
    ...(target ? expand(root, target, fields) : []),
    schema,
    ...[...added, ...anyOf].flatMap((one) => expand(root, one, fields)),
  ];
}

const isMet = (condition, fields) =>
  Object.entries(condition.properties ?? {}).every(
    ([name, { const: wanted }]) => fields[name] === wanted,
  );

function inside(schema, step) {
  if (step === '#') return [schema.items, ...(schema.prefixItems ?? [])];
  return [schema.properties?.[step] ?? schema.additionalProperties];
}

/** Every schema that speaks of a place. */
function schemasAt(root, path, steps) {
  let found = expand(root, root, steps[0]);
  path.forEach((step, depth) => {
    found = found
      .flatMap((schema) => inside(schema, step))
      .flatMap((schema) => expand(root, schema, steps[depth + 1] ?? {}));
  });
  return found;
}

const described = (root, schema) =>
  expand(root, schema, {}).find((one) => one.description && one.description !== true)?.description;

function names(root, schemas, have) {
  const found = new Map();
  for (const { properties = {}, required = [] } of schemas) {
    for (const [name, schema] of Object.entries(properties)) {
      if (name in have) continue;
      const old = found.get(name);
      found.set(name, {
        info: (schema !== true && (schema.description ?? described(root, schema))) || old?.info,
        isWanted: required.includes(name) || Boolean(old?.isWanted),
      });
    }
  }
  return [...found].map(([name, { info, isWanted }]) => ({
    label: name,
    apply: `${name}: `,
    type: 'property',
    detail: isWanted ? 'needed' : undefined,
    info,
    boost: isWanted ? 2 : 0,
  }));
}

function values(schemas) {
  const info = schemas.find((one) => one.description)?.description;
  const texts = schemas.flatMap((one) => [
    ...(one.enum ?? []),
    ...('const' in one ? [one.const] : []),
    ...(one.type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(texts.map(String))].map((label) => ({ label, type: 'enum', info }));
}

const isAt = (pattern, path) =>
  pattern.length === path.length &&
  pattern.every((step, depth) => step === path[depth] || (step === '*' && path[depth] !== '#'));

/** The offers for a place; where several fit, the one that names it most closely. */
function offered(offers, document, path, kind) {
  const fitting = offers
    .map((one) => ({ ...one, steps: one.path.split('.') }))
    .filter((one) => one.document === document && one.kind === kind && isAt(one.steps, path));
  const loose = (one) => one.steps.filter((step) => step === '*').length;
  fitting.sort((one, other) => loose(one) - loose(other));
  return fitting[0]?.options ?? {};
}

const short = (words) => (words.length > 60 ? `${words.slice(0, 57)}…` : words);

/** {from, options} for a text and a place in it, or null. */
export function suggest({ text, position, document, schema, offers }) {
  const place = placeAt(text, position);
  if (!place) return null;
  const { path, steps, kinds, from } = place;
  const schemas = schemasAt(schema, path, steps);
  const options = [];
  if (kinds.includes('name')) {
    const have = steps.at(-1);
    const known = offered(offers, document, path, 'name');
    for (const [name, words] of Object.entries(known))
      if (!(name in have))
        options.push({
          label: name,
          apply: `${name}: `,
          type: 'property',
          detail: short(words),
          boost: 1,
        });
    const taken = new Set(Object.keys(known));
    options.push(...names(schema, schemas, have).filter((one) => !taken.has(one.label)));
  }
  if (kinds.includes('value')) {
    const known = offered(offers, document, path, 'value');
    for (const [label, words] of Object.entries(known))
      options.push({ label, type: 'enum', detail: short(words), boost: 1 });
    options.push(...values(schemas).filter((one) => !(one.label in known)));
  }
  return options.length ? { from, options } : null;
}
