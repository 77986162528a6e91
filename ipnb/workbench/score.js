// The last page of an open case: score, keep, clear.

import { canonical, gaps, isSame } from './answers.js';
import { drawFeedback } from './feedback.js';
import { download } from './notices.js';
import { button, h, plural } from '../web/dom.js';

const SAFE = 'Your answers are untouched, and the reasons work without it.';
const TROUBLE = {
  cancelled: 'Stopped. Nothing was scored.',
  unfetched: `Python could not be fetched: it needs a connection the first time. ${SAFE} Try again when you are online; the button at the foot of the page keeps it for later.`,
  stalled: `Nothing has arrived for a while, so this was stopped. ${SAFE} Try again on a better connection.`,
  silent: `Python does not answer. ${SAFE} Run the cell above the form again, and then score.`,
  stuck: `Python did not come to an end and was stopped. ${SAFE}`,
  forbidden: `This browser, or the server of these pages, does not allow them to run Python. ${SAFE}`,
  broke: `Python could not score these answers. ${SAFE}`,
};
const million = (bytes) => Math.round(bytes / 1e6);

export function createScoreStep({ reasons, scorer, source, keptPage }) {
  let phase = 'idle'; // loading, scoring, trouble, done
  let words = '',
    share = null,
    result = null,
    scored = null;

  async function score(app) {
    app.flush();
    const answers = { ...app.answers, schema: 'ipnb.answers/1', case: app.kase.id };
    phase = 'loading';
    share = null;
    words = scorer.isReady() ? 'Scoring…' : 'Loading Python, about 6 MB, once…';
    app.say(words);
    app.refresh();
    try {
      result = await scorer.score(answers, (got, of) => {
        share = got / of;
        words =
          got < of
            ? `Loading Python, about 6 MB, once: ${million(got)} of ${million(of)} MB unpacked`
            : 'Starting Python and scoring…';
        app.refresh();
      });
      scored = canonical(answers);
      phase = 'done';
      app.say(`Scored: ${result.feedback.total_band}.`);
    } catch (error) {
      phase = 'trouble';
      words = TROUBLE[error.message] ?? TROUBLE.broke;
    }
    app.refresh();
  }

  function draw(app) {
    const open = h('p', { class: 'wb-hint' });
    const press = button('Score me', () => score(app), { class: 'wb-primary' });
    const stop = button('Stop', () => scorer.cancel());
    const bar = h('progress', { 'aria-label': 'Loading Python', max: 1 });
    const said = h('p', { class: 'wb-hint' });
    const busy = h('div', { class: 'wb-busy' }, bar, said);
    const fault = h('p', { class: 'wb-fault', role: 'alert' });
    const outcome = h('div', { class: 'wb-outcome' });
    app.bind(() => {
      const working = phase === 'loading';
      open.textContent = stillOpen(app);
      press.textContent = phase === 'done' ? 'Score again' : 'Score me';
      const held = [press, stop].includes(document.activeElement);
      press.classList.toggle('wb-away', working);
      stop.classList.toggle('wb-away', !working);
      if (held) (working ? stop : press).focus(); // one takes the other's place
      busy.classList.toggle('wb-away', !working);
      if (share === null) bar.removeAttribute('value');
      else bar.value = share;
      said.textContent = working ? words : '';
      if (fault.textContent !== (phase === 'trouble' ? words : ''))
        fault.textContent = phase === 'trouble' ? words : '';
      drawOutcome(app, outcome);
    });
    return [
      h(
        'p',
        { class: 'wb-lead' },
        'Python runs in this browser and scores your answers with ',
        source
          ? h('a', { href: source }, 'the file that scores assignments')
          : 'the file that scores assignments',
        '. Nothing is sent to anybody.',
      ),
      open,
      h('div', { class: 'wb-row' }, press, stop),
      busy,
      fault,
      outcome,
      ...keeping(app),
    ];
  }

  function stillOpen(app) {
    const left = gaps(app.kase, app.answers, app.words.name).filter(
      ({ section }) => section !== 'narrative',
    );
    if (!left.length) return 'Every question has an answer.';
    return `Still open: ${left.map(({ section, text }) => `${app.words.title(section)}, ${text}`).join('; ')}. What is open earns nothing.`;
  }

  function drawOutcome(app, outcome) {
    const shown = result && phase !== 'trouble' ? result : null;
    if (outcome.shown !== shown) {
      outcome.shown = shown;
      outcome.replaceChildren(
        ...(shown
          ? [
              total(shown),
              h('p', { class: 'wb-hint wb-since' }),
              ...drawFeedback(app, shown.feedback),
            ].filter(Boolean)
          : []),
      );
    }
    if (shown) outcome.querySelector('.wb-since').textContent = since(app);
  }

  function total({ total, share }) {
    return h(
      'p',
      { class: 'wb-total', 'data-total': total },
      h('strong', {}, total.toFixed(2)),
      ' of 1, where guessing earns 0. ',
      `In an assignment: ${Math.round(share * 100)} % of the form’s points.`,
    );
  }

  function since(app) {
    const changed = reasons.changedSince(app);
    return [
      !isSame(app.answers, JSON.parse(scored)) &&
        'You have changed answers since this score: score again.',
      changed > 0 &&
        `${plural(changed, 'answer')} changed after the reason had been read, so this says less about reading than the first time.`,
    ]
      .filter(Boolean)
      .join(' ');
  }

  // -------------------------------------------------------------- keep and clear

  function keeping(app) {
    const sure = h('div', {
      class: 'wb-check wb-away',
      role: 'group',
      'aria-label': 'Clear my answers',
    });
    const ask = button('Clear my answers', () => {
      sure.classList.remove('wb-away');
      sure.querySelector('button').focus();
    });
    const leave = () => {
      sure.classList.add('wb-away');
      ask.focus();
    };
    sure.append(
      h(
        'p',
        {},
        `This takes every answer, text and note to this case out of this ${app.keeper.hosted() ? 'notebook' : 'browser'}. Undo brings them back until you leave the page.`,
      ),
      h(
        'div',
        { class: 'wb-row wb-tight' },
        button('Clear all of them', () => {
          clear(app);
          leave();
        }),
        button('Leave them', leave),
      ),
    );
    const take = () => {
      app.flush();
      const answers = {
        schema: 'ipnb.answers/1',
        case: app.kase.id,
        ...app.answers,
        saved_at: app.keeper.keptAt() ?? undefined,
      };
      download(`answers-${app.kase.id}.json`, `${JSON.stringify(answers, null, 1)}\n`);
    };
    return [
      h('h3', { class: 'wb-keeping' }, 'Keep or clear'),
      h(
        'p',
        { class: 'wb-hint' },
        'Your answers are in this browser and nowhere else. ',
        keptPage && h('a', { href: keptPage }, 'Everything of yours that this browser keeps'),
      ),
      h('div', { class: 'wb-row wb-tight' }, button('Download my answers', take), ask),
      sure,
    ];
  }

  function clear(app) {
    scorer.cancel();
    [phase, result] = ['idle', null];
    app.replaceAnswers({}, 'all answers cleared');
    reasons.forget();
    app.keeper.clearPage();
    app.tell('Cleared. Undo brings your answers back until you leave the page.');
  }

  return draw;
}
