// Reads places as JSON from standard input, writes MiniSearch's index of them to standard output.

import MiniSearch from 'minisearch';
import { readFileSync } from 'node:fs';
import { OPTIONS } from './terms.js';

const search = new MiniSearch(OPTIONS);
search.addAll(JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(search));
