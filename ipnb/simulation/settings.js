// A reader's settings: what may be set, what is wrong with a value, and where they are kept (address, browser).

const SEED = {
  name: 'seed',
  label: 'The seed of the weather',
  low: 0,
  high: 2 ** 32 - 1,
  whole: true,
};

/** Everything that can be set in a model, by name; the sentences below are those of ipnb/dynamics/declaration.py. */
export const choicesOf = (declared) =>
  Object.fromEntries(
    [...declared.parameters, ...declared.assumptions, { ...SEED, default: declared.seed }].map(
      (choice) => [choice.name, choice],
    ),
  );

const within = ({ low, high, whole }, value) =>
  Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value));

/** What is wrong with a value, in the reader's words, or null. `giver` says who gave it: "you", "the address". */
export function faultOf(choice, value, giver = 'you') {
  const { name, label, options, low, high, whole } = choice;
  if (options) {
    if (options.some(([option]) => option === value)) return null;
    const listed = options.map(([option, words]) => `${option} (${words})`).join(' or ');
    return `The assumption ‘${name}’ is ${listed}; ${giver} gave ‘${value}’.`;
  }
  if (within(choice, value)) return null;
  return `${label} is a ${whole ? 'whole number' : 'number'} from ${low} to ${high}; ${giver} gave ‘${value}’.`;
}

/** What the address asks for: ?river=linkage:0.9,seed:7 -> { linkage: 0.9, seed: 7 }, unchecked. */
export function readAddress(name) {
  const text = new URLSearchParams(location.search).get(name);
  return Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [key, value = ''] = pair.split(':');
        return [
          key.trim(),
          value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value),
        ];
      }),
  );
}

/** The address of this page with these settings in it, in letters that people can read. */
export function addressWith(name, settings) {
  const query = new URLSearchParams(location.search);
  query.delete(name);
  const own = `${name}=${Object.entries(settings)
    .map(([key, value]) => `${key}:${value}`)
    .join(',')}`;
  return `${location.pathname}?${[query.toString(), own].filter(Boolean).join('&')}${location.hash}`;
}

/** A small store in this browser; where there is none (private reading, full disk), `keep` says false. */
export const storage = (name) => {
  const key = `ipnb:${location.pathname}:${name}`;
  return {
    recall() {
      try {
        return JSON.parse(localStorage.getItem(key)) ?? {};
      } catch {
        return {};
      }
    },
    keep(changes) {
      try {
        localStorage.setItem(key, JSON.stringify({ ...this.recall(), ...changes }));
        return true;
      } catch {
        return false;
      }
    },
  };
};
