/* What a student has to know about keeping, and what to do about it: one quiet box above the panes, gone when it is over. */

import { differing } from './answers.js';
import { comparison } from './compare.js';
import { correctionsNotice } from './errata.js';
import { brief, button, exact, h, moment } from '../web/dom.js';

export function drawNotices(app) {
  const holder = h('div', { class: 'wb-notices' });
  app.bind(() => {
    const notices = [saving, conflict, unsaved, told, correctionsNotice, arrived]
      .map((notice) => notice(app))
      .filter(Boolean);
    const key = notices.map((notice) => notice.key).join('|');
    if (holder.dataset.key === key) return;
    const news = notices.filter(
      (notice) => !(holder.dataset.key ?? '').split('|').includes(notice.key),
    );
    holder.dataset.key = key;
    holder.replaceChildren(...notices.map(drawNotice));
    if (news.length) app.say(news.map((notice) => notice.title).join(' '));
  });
  return holder;
}

const drawNotice = ({ kind = 'plain', title, text, look, acts }) =>
  h(
    'section',
    { class: `wb-notice wb-${kind}` },
    h('p', { class: 'wb-notice-title' }, title),
    text && h('p', {}, text),
    look,
    h('div', { class: 'wb-row wb-tight' }, acts),
  );

// ---------------------------------------------------------------- not saved

function saving(app) {
  const state = app.keeper.state();
  const { saved_at, reason = '' } = app.status;
  const since = saved_at ? `Not saved since ${moment(saved_at)}` : 'Not saved yet';
  const where = app.keeper.hasCopy()
    ? 'in this page and in this browser'
    : 'in this page only, so copy or download them before you close it';
  const acts = () => [
    state !== 'nowhere' && button('Try again', () => app.keeper.send()),
    ...takeAway(app, app.answers),
  ];
  if (state === 'stopped') {
    const [who, again] = app.practice
      ? ['Python in this browser', 'reload the page and run the cell again']
      : [
          'the course’s computer',
          'reload the page (in JupyterLab: restart the kernel and run the cell again)',
        ];
    return {
      key: `stopped ${saved_at}`,
      kind: 'trouble',
      title: `${since}: ${who} does not answer.`,
      text: `It may be busy, or it stopped because nobody was there. Your answers are kept ${where}. If this does not pass within a minute, ${again}; the form then offers to put them back.`,
      acts: acts(),
    };
  }
  if (state === 'offline') {
    return {
      key: `offline ${saved_at}`,
      kind: 'trouble',
      title: `You are offline: keep this page open. ${since}.`,
      text: `You can go on answering. Your answers are kept ${where}, and are saved by themselves when you are online again. Do not reload while you are offline.`,
      acts: acts().slice(1),
    };
  }
  if (state === 'retrying')
    return {
      key: `retrying ${reason}`,
      kind: 'trouble',
      title: `Not saved: retrying. ${reason}`,
      text: `Your answers are kept ${where}.`,
      acts: acts(),
    };
  if (state === 'refused')
    return {
      key: `refused ${reason}`,
      kind: 'trouble',
      title: `${since}. ${reason}`,
      text: `Your answers are kept ${where}.`,
      acts: acts(),
    };
  if (state === 'nowhere')
    return {
      key: 'nowhere',
      kind: 'trouble',
      title: 'This browser does not let the page keep anything.',
      text: 'Your answers last only while this page is open.',
      acts: acts(),
    };
  return null;
}

function takeAway(app, answers) {
  const text = () => JSON.stringify(answers, null, 1);
  return [
    button('Copy my answers', async () =>
      app.tell(
        (await copy(text()))
          ? 'Copied.'
          : 'This browser does not allow copying; download them instead.',
      ),
    ),
    button('Download my answers', () => download(`answers-${app.kase.id}.json`, text())),
  ];
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // no clipboard without HTTPS: the old way
    const area = h('textarea', { class: 'wb-sr' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

export function download(name, text) {
  const link = h('a', {
    href: URL.createObjectURL(new Blob([text], { type: 'application/json' })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---------------------------------------------------------------- two versions

const inSections = (app, sections) =>
  sections
    .map((section) =>
      ['evidence', 'confidence', 'notes'].includes(section)
        ? { evidence: 'Evidence', confidence: 'How sure', notes: 'Notes' }[section]
        : app.words.title(section),
    )
    .join(', ') || 'nothing that shows';

/** status.conflict { file, page: { at, answers }, other: { at, answers } } : `page` is what this form shows. */
function conflict(app) {
  const found = app.status.conflict;
  if (!found) return null;
  const choose = (which, done) => () => {
    app.keeper.choose(which);
    app.tell(done);
  };
  return {
    key: `conflict ${found.file}`,
    kind: 'trouble',
    title: 'This case was changed in two places at once. Nothing is lost: both versions are kept.',
    look: comparison(app, app.answers, found.other.answers, ['This page', 'The other one']),
    text: `This page (${exact(found.page.at)}) and the other one (${exact(found.other.at)}) differ in: ${inSections(app, differing(app.answers, found.other.answers))}. Until you choose, this page is kept as ${found.file}.`,
    acts: [
      button(
        'Go on with this page',
        choose(
          'page',
          'This page’s answers are now the ones that count. The other version is kept beside them.',
        ),
        { class: 'wb-primary' },
      ),
      button(
        'Go on with the other one',
        choose(
          'other',
          'The other version is now the one that counts. This page’s is kept beside it.',
        ),
      ),
    ],
  };
}

/** Answers in this browser that never reached the notebook. */
function unsaved(app) {
  if (['stopped', 'offline'].includes(app.keeper.state())) return null;
  const [copyHere] = app.leftOver;
  if (!copyHere) return null;
  const done = () => {
    app.keeper.forget(copyHere.key);
    app.leftOver = app.keeper.unsaved();
    app.refresh();
  };
  const { saved_at } = app.status;
  const look = comparison(app, app.answers, copyHere.answers, ['Saved', 'In this browser']);
  const use = () => {
    app.replaceAnswers(copyHere.answers, 'kept answers put back');
    done();
  };
  const downloadKept = () =>
    download(`answers-${app.kase.id}-kept.json`, JSON.stringify(copyHere.answers, null, 1));
  if (copyHere.older)
    return {
      key: `older ${copyHere.key}`,
      title: `What you see is what was saved last, ${exact(saved_at)}. This browser also has older answers, from ${exact(copyHere.at)}.`,
      look,
      text: `They differ in: ${inSections(app, differing(app.answers, copyHere.answers))}. If nothing is missing here, stay with what is saved.`,
      acts: [
        button('Stay with the saved ones', done, { class: 'wb-primary' }),
        button('Download the older ones', downloadKept),
        button('Use the older ones', use),
      ],
    };
  return {
    key: `unsaved ${copyHere.key}`,
    look,
    title: `This browser kept answers from ${moment(copyHere.at)} that never reached the notebook.`,
    text: `${saved_at ? `The saved ones are from ${moment(saved_at)}.` : 'Nothing is saved in the notebook yet.'} They differ in: ${inSections(app, differing(app.answers, copyHere.answers))}.`,
    acts: [
      button('Use the kept answers', use, { class: 'wb-primary' }),
      button('Stay with the saved ones', done),
      button('Download the kept ones', downloadKept),
    ],
  };
}

// ---------------------------------------------------------------- news

function told(app) {
  const { told: text } = app.status;
  if (!text || app.dismissed.has(text)) return null;
  return { key: `told ${text}`, title: text, acts: [button('All right', () => app.dismiss(text))] };
}

function arrived(app) {
  if (!app.feedback || app.seenFeedback) return null;
  return {
    key: 'feedback',
    title: 'Feedback has arrived.',
    acts: [button('Read the feedback', () => app.goTo('feedback'), { class: 'wb-primary' })],
  };
}

// ---------------------------------------------------------------- the line beside Undo

export function saveNote(app) {
  const note = h('span', { class: 'wb-save' });
  app.bind(() => {
    const state = app.keeper.state();
    const at = app.keeper.keptAt();
    const text = {
      saved: `Saved ${at && brief(at)}`,
      saving: 'Saving…',
      retrying: 'Not saved: retrying',
      stopped: 'Not saved',
      offline: 'Offline: not saved yet',
      refused: 'Not saved',
      conflict: 'Two versions kept',
      page: `Kept in this browser ${at && brief(at)}`,
      nowhere: 'Kept while this page is open',
      new: 'Kept as you go',
    }[state];
    if (note.textContent !== text) note.textContent = text;
    const trouble = ['retrying', 'stopped', 'offline', 'refused', 'conflict'].includes(state);
    if (note.dataset.trouble === 'true' && !trouble && state !== 'saving') app.say(text);
    if (state !== 'saving') note.dataset.trouble = String(trouble);
  });
  return note;
}
