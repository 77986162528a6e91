/* CodeMirror, fetched only here, so that a page without it can say so in words. */

const NAMES = ['state', 'view', 'commands', 'language', 'autocomplete', 'lint', 'lang-yaml'];

/** All that the editor uses of CodeMirror, under one roof. */
export async function loadCodeMirror() {
  const own = NAMES.map((name) => import(`../../npm/codemirror-${name}.js`));
  const [highlight, ...modules] = await Promise.all([
    import('../../npm/lezer-highlight.js'),
    ...own,
  ]);
  return Object.assign({ tags: highlight.tags }, ...modules);
}
