// The page of a simulation as HTML. All words come from the model's declaration or stand here; pictures come from the view.

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const plain = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** What a panel says while it has nothing to show yet; empty once there is something to compare. */
export function waiting({ compared, started, prediction }) {
  if (compared) return '';
  if (started) return 'Watch, or skip ahead.';
  return prediction ? 'Now press Play.' : 'Guess first.';
}

/** The note below a panel: the comparison once there is one, till then how to come to it. */
export function noteOf(compared, begun, comparison) {
  if (compared) return comparison();
  return begun ? 'Watch for a while, or skip ahead, to compare.' : '';
}

/** How a comparison begins: with what the reader predicted, or with new settings since then. */
export function opening(declared, { prediction, stale }, restarted) {
  if (stale) return restarted ?? 'New settings: counting began again.';
  const { label } = declared.predictions.find(({ name }) => name === prediction);
  return `You guessed ‘${label.toLowerCase()}’.`;
}

const prediction =
  (uid) =>
  ({ name, label, hint }) => `
  <label class="guess ${name}"><input type="radio" name="${uid}-guess" value="${name}">
    <span><b>${plain(label)}</b> <i>${plain(hint)}</i><em>your guess</em></span></label>`;

const preset = ({ title, line }, i) =>
  `<button type="button" data-scene="${i}"><b>${plain(title)}</b><span>${plain(line)}</span></button>`;

const slider =
  (uid) =>
  ({ name, label, hint, low, high, step }) => `
  <div class="slider" data-control="${name}"><label for="${uid}-${name}"><b>${plain(label)}</b> <span>${plain(hint)}</span></label>
    <output data-ref="${name}-words" for="${uid}-${name}" aria-hidden="true"></output>
    <input type="range" id="${uid}-${name}" data-ref="${name}" min="${low}" max="${high}" step="${step}"></div>`;

const assumption =
  (uid) =>
  ({ name, label, options }) => `
  <fieldset class="assumption" data-control="${name}"><legend>Assumption. ${plain(label)}</legend>${options
    .map(
      ([value, words]) =>
        `<label><input type="radio" name="${uid}-${name}" data-assumption="${name}" value="${value}">${plain(words)}</label>`,
    )
    .join('')}</fieldset>`;

const list = (items) => `<ul>${items.map((item) => `<li>${plain(item)}</li>`).join('')}</ul>`;
const button = (name, words, hint, kind = '') =>
  `<button type="button" data-ref="${name}" class="${kind}" title="${hint}">${words}</button>`;

/** `pictures` have a place ("stage" or "panel") and html({ uid, declared }); `labels` are the words of the model's own things.
 *  Where the zones are the predictions they lie on the picture, else in a row before it. */
export const page = ({ uid, declared, pictures, labels, addressed }) => {
  const row = declared.predictions.some(
    ({ name }) => !declared.zones.some((zone) => zone.name === name),
  );
  const guesses = `<fieldset class="guesses ${row ? 'row' : ''}" data-ref="guesses" aria-label="${plain(declared.question)}">${declared.predictions.map(prediction(uid)).join('')}</fieldset>`;
  const drawn = (place) =>
    pictures
      .filter((picture) => picture.place === place)
      .map((picture) => picture.html({ uid, declared }))
      .join('');
  return `<section class="live" aria-labelledby="${uid}-title"><div class="body">
  <header><p class="title" id="${uid}-title">${plain(declared.title)}</p><p class="badge">${plain(declared.badge)}</p></header>
  <p class="sentence" data-ref="sentence"></p><p class="unseen" data-ref="spoken" aria-live="polite"></p>
  <p class="message" data-ref="message" role="alert" hidden></p>
  ${row ? guesses : ''}<div class="stage">${drawn('stage')}${row ? '' : guesses}</div>
  <div class="play-bar">${button('play', 'Play', labels.play, 'primary')}${button('nudge', ...labels.nudge)}${button(
    'skip',
    'Skip ahead',
    'Let a long time go by unseen',
  )}${labels.reseed ? button('reseed', ...labels.reseed) : ''}${button(
    'again',
    'Start again',
    'Back to the first settings, with a new guess',
  )}</div>
  <p class="note lately" data-ref="lately"></p>
  <p class="asked" data-ref="asked" hidden></p>
  <div class="step-bar" data-ref="steps" hidden>${button('next', 'Next', 'The next control, with a question')}${button(
    'all',
    'Show all controls',
    'Everything that can be changed, at once',
  )}<p class="soft" data-ref="steps-note">Controls come one after another, when you have guessed and watched.</p></div>
  <div class="start-from" data-control="scenes"><p class="soft" id="${uid}-scenes">Start from a scene</p>
    <div class="scenes" role="group" aria-labelledby="${uid}-scenes">${declared.presets.map(preset).join('')}</div></div>
  <div class="panels ${declared.parameters.length > 4 ? 'under' : ''}"><div class="sliders">${declared.parameters.map(slider(uid)).join('')}</div>${drawn('panel')}</div>
  <div class="explain" data-ref="explain" hidden>
    <div><label for="${uid}-surprise"><b>What surprised me</b> <span>in one sentence; kept in this browser only</span></label>
      <input type="text" id="${uid}-surprise" data-ref="surprise" maxlength="240" autocomplete="off"></div>
    <div class="prompts"><p><b>Then try</b></p>${list(declared.prompts)}</div>
  </div>
  <div class="assumptions">${declared.assumptions.map(assumption(uid)).join('')}</div>
  <div class="foot"><details class="wrong"><summary>When this model is wrong</summary>${list(declared.limitations)}</details>
    <p class="soft"><span data-ref="weather"></span>${addressed ? button('share', 'Copy a link to these settings', 'The link opens this page with these settings') : ''} <span data-ref="copied" role="status"></span></p></div>
</div></section>`;
};
