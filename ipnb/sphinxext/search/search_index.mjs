// Reads places as JSON from standard input, writes the index of them to standard output.

import MiniSearch from 'minisearch';
import { readFileSync } from 'node:fs';
import { pack } from './packed.js';
import { OPTIONS } from './terms.js';

const search = new MiniSearch(OPTIONS);
search.addAll(JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(pack(search.toJSON())));
