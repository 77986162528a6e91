/* The authoring page: two files, what is wrong with them, and what follows from them. */

import { createBuild } from './build_pane.js';
import { loadCodeMirror } from './codemirror.js';
import { showBoth } from './conflict.js';
import { createEarlier } from './earlier_pane.js';
import { createEditor } from './editor.js';
import { createFaults } from './faults.js';
import { createNotices } from './notices.js';
import { createPanel } from './panel_pane.js';
import { createPreview } from './preview_pane.js';
import { createReaders } from './readers_pane.js';
import { server } from './server.js';
import { wireTabs } from './tabs.js';
import { createTexts } from './texts.js';

const QUICK = 600; // after the last key: what a schema and the two files say
const THOROUGH = 2000; // after that: simulated respondents as well
const STATES = {
  saving: 'Saving …',
  saved: 'Saved',
  waiting: 'Not saved',
  unsaved: 'Not saved yet',
};
const id = (name) => document.getElementById(name);

const told = JSON.parse(document.body.dataset.told);
const ask = server(told);
const notices = createNotices(id('notices'));
const files = { case: 'case.yaml', key: told.keyName };

/** What of a release an author has to know before changing anything. */
function warn({ is_released: isReleased, submissions }) {
  if (!isReleased) return;
  const who = submissions
    ? `Students have this case, and ${submissions} of them ${submissions === 1 ? 'has' : 'have'} handed in.`
    : 'Students may have this case already.';
  const ids =
    'Answers hold ids: an id that goes, comes or is used for something else spoils them, and is a fault. Other words need an entry under errata, which students see.';
  const key =
    'Another key marks nobody anew by itself: grade again in Formgrader, where you see before and after.';
  notices.put('released', [who, ids, ...(submissions ? [key] : [])].join(' '), []);
}

function start(cm, found) {
  let offers = [];
  let asked = 0;
  let timers = [];
  let onMove = () => {};
  const saving = (state) => {
    id('saved').textContent = STATES[state];
    id('saved').dataset.state = state;
    for (const part of ['case', 'key'])
      id(`tab-${part}`).dataset.unsaved = texts.isDirty(part) ? ', not saved' : '';
  };
  const hooks = {
    saving,
    notice: (part, words) => notices.put(`${part} is odd`, `${files[part]}: ${words}`),
    problem: (words) => notices.put('problem', `Not saved. ${words}`),
    restored: (part) =>
      notices.put(`${part} restored`, `${files[part]}: what you had not saved is back.`, [
        ['Keep it', () => {}],
        ['Go back to what is saved', () => texts.discard(part)],
      ]),
    taken: (part) =>
      notices.put(
        `${part} taken`,
        `${files[part]} has changed on disk and is shown as it is now. Undo brings back what was here.`,
      ),
    conflict: (part, theirs) =>
      notices.put(
        `${part} conflict`,
        `Somebody else has saved ${files[part]} meanwhile. Yours is in the editor and not saved; theirs is on disk. Nothing is lost.`,
        [
          [
            'See both',
            () => showBoth(`Two versions of ${files[part]}`, editor.text(part), theirs),
            true,
          ],
          ['Keep mine, over theirs', () => texts.keepMine(part)],
          ['Take theirs (Undo brings mine back)', () => texts.takeTheirs(part)],
        ],
      ),
  };
  const texts = createTexts({ told, ask, hooks });
  const save = async () => {
    if (await texts.save()) notices.drop('problem');
    check(true);
  };
  const editor = createEditor(cm, id('editor'), (part) => `${files[part]} of ${told.name}`, {
    changed() {
      texts.changed();
      saving(texts.anyDirty() ? 'unsaved' : 'saved');
      later();
    },
    moved: (part, line) => onMove(part, line),
    schemaOf: (part) => told.schemas[part],
    offers: () => offers,
  });
  texts.open(editor, found.files);
  editor.show('case');

  const fileTabs = wireTabs(id('files'), (part) => {
    editor.show(part);
    id('editor').setAttribute('aria-labelledby', `tab-${part}`);
  });
  const jump = (part, line) => {
    fileTabs.show(part);
    editor.jump(part, line);
  };
  /** To the line of an id in the case. */
  const jumpTo = (item) => {
    const lines = editor.text('case').split('\n');
    const at = lines.findIndex((line) =>
      new RegExp(`\\bid:\\s*${item}\\b|^\\s*${item}:`).test(line),
    );
    if (at >= 0) jump('case', at + 1);
  };
  const faults = createFaults(id('faults'), id('summary'), { jump });
  const preview = createPreview(id('pane-preview'));
  const readers = createReaders(id('pane-readers'), { jumpTo });
  const earlier = createEarlier(id('pane-earlier'), { jump });
  const putKey = (text) => {
    fileTabs.show('key');
    editor.replace('key', text);
    notices.put(
      'panel key',
      'The panel’s key is in the editor, and not saved yet. Undo brings back yours.',
    );
  };
  createPanel(id('pane-panel'), { told, ask, text: (part) => editor.text(part), putKey });
  createBuild(id('pane-build'), { told, ask, texts, jump, refresh: () => check(true) });
  wireTabs(id('panes'));
  onMove = (part, line) => {
    preview.follow(editor.line(part, line));
    earlier.moved(part, line);
  };

  async function check(isThorough) {
    asked += 1;
    const own = asked;
    timers.forEach(clearTimeout);
    const sent = { case: editor.text('case'), key: editor.text('key'), thorough: isThorough };
    const { ok, data } = await ask.post(['check', told.name], sent);
    if (own !== asked) return; // something was typed since
    if (!ok) {
      id('summary').firstElementChild.textContent = `Not checked: ${data.problem}`;
      timers = [setTimeout(() => check(isThorough), 4 * THOROUGH)];
      return;
    }
    if (data.offers.length || !offers.length) ({ offers } = data);
    editor.setFaults(data.faults);
    faults.show(data.faults, { isThorough: data.is_thorough });
    for (const one of [preview, readers, earlier]) one.show(data);
    if (!isThorough) timers = [setTimeout(() => check(true), THOROUGH)];
  }
  function later() {
    asked += 1; // what is on its way is about an older text
    timers.forEach(clearTimeout);
    timers = [setTimeout(() => check(false), QUICK)];
  }

  id('save').addEventListener('click', save);
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      save();
    }
  });
  addEventListener('pagehide', () => texts.keepAll());
  addEventListener('beforeunload', (event) => {
    if (texts.anyDirty()) event.preventDefault();
  });
  saving(texts.anyDirty() ? 'unsaved' : 'saved');
  check(true);
}

async function open() {
  const { ok, data } = await ask.get('files', told.name);
  if (!ok) return notices.put('problem', data.problem, []);
  warn(data);
  try {
    start(await loadCodeMirror(), data);
  } catch (error) {
    console.error(error);
    notices.put(
      'problem',
      'The editor, CodeMirror, is not there. Whoever runs this server installs it with npm ci in the course’s folder, as make course does. Until then open the files in JupyterLab.',
      [],
    );
  }
  return undefined;
}

open();
