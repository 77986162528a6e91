// Puts the models' browser modules together: a file for each model, and one for all that two of them share.
//
// Reads {files, entries, shared, address} from standard input as JSON: module -> text, the modules of models, those
// that models share, and where these go. Writes what was made, address -> text.

import { dirname, join } from 'node:path/posix';
import { text } from 'node:stream/consumers';
import { rollup } from 'rollup';

const { files, entries, shared, address } = JSON.parse(await text(process.stdin));

/** Modules by their addresses; nothing is read from the disk. */
const given = {
  name: 'given',
  resolveId: (path, importer) => (importer ? join(dirname(importer), path) : path),
  load(path) {
    if (path in files) return files[path];
    throw new Error(`${path} is not there`);
  },
};

async function made() {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((path) => [path.replace(/\.js$/, ''), path])),
    plugins: [given],
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  const { output } = await bundle.generate({
    entryFileNames: '[name].js',
    chunkFileNames: address,
    manualChunks: (path) => (shared.includes(path) ? 'shared' : null),
    onlyExplicitManualChunks: true,
  });
  return Object.fromEntries(output.map(({ fileName, code }) => [fileName, code]));
}

try {
  process.stdout.write(JSON.stringify(await made()));
} catch ({ message }) {
  process.stderr.write(message); // without the places in Rollup, which say nothing about ours
  process.exitCode = 1;
}
