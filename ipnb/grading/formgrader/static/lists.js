/* Formgrader's lists, after nbgrader's script of the page and before its `load`: what waits for a person looks like
   waiting and never like a zero, and giving back feedback over it asks first. */

/** Student -> what waits, of one assignment. A hub wants the page's own token with every question. */
const askWaiting = (assignment) =>
  $.ajax({
    dataType: 'json',
    headers: { 'X-CSRFToken': getCookie('_xsrf') },
    url: `${base_url}/formgrader/api/waiting/${encodeURIComponent(assignment)}`,
  });
let waiting = {};

/** The words in a score's place. Points that are settled are shown as what they are. */
function inPlaceOfScore(view, $score, known, most) {
  const student = view.model.get('student') ?? window.whose;
  const one = waiting[student];
  if (!view.model.get('needs_manual_grade') && !one?.held.length) return;
  const words = one?.held.length ? 'held, no mark yet' : 'waits for a mark';
  $score.empty().append($('<span>').addClass('course-waits').text(words));
  if (known > 0)
    $score.append(
      $('<small>').text(` ${roundToPrecision(known, 2)} of ${roundToPrecision(most, 2)} so far`),
    );
  if (one?.held.length) $score.attr('title', one.held.join(' '));
}

function afterRender(View, draw) {
  if (!View) return;
  const render = View.prototype.render;
  View.prototype.render = function (...given) {
    const result = render.apply(this, given);
    draw(this);
    return result;
  };
}
const overall = (view) =>
  inPlaceOfScore(view, view.$score, view.model.get('score'), view.model.get('max_score'));
/** The form is what nbgrader calls code, a text what it calls written. */
function parts(view) {
  const { model } = view;
  overall(view);
  const one = waiting[model.get('student') ?? window.whose];
  if (one?.held.length) view.$code_score.text('held');
  if (one?.texts) view.$written_score.text('waits');
  if (one?.unread) view.$written_score.text('held');
}

/** Every icon that acts says what it does: nbgrader's have no name. */
const DOES = {
  edit: 'Edit',
  assign: 'Generate',
  preview: 'Preview',
  release: 'Release or take back',
  collect: 'Collect',
  autograde: 'Autograde',
  'generate-feedback': 'Generate feedback',
  'release-feedback': 'Release feedback',
};
function named(view) {
  const whose = view.model.get('student') ?? view.model.get('name') ?? view.model.get('id');
  for (const [kind, words] of Object.entries(DOES))
    view.$el.find(`td.${kind} a`).attr({ 'aria-label': `${words}: ${whose}`, title: words });
}

afterRender(window.SubmissionUI, (view) => {
  if (view.model.get('autograded')) overall(view);
  if (waiting[view.model.get('student')]?.held.length)
    view.$status
      .empty()
      .append($('<span>').addClass('label label-warning').text('held for a person'));
  named(view);
});
afterRender(window.SubmittedNotebookUI, parts);
afterRender(window.StudentSubmissionUI, overall);
afterRender(window.StudentSubmittedNotebookUI, parts);
afterRender(window.AssignmentUI, named);
afterRender(window.StudentUI, named);

/* The rows are drawn once it is known who waits. */
for (const load of ['loadSubmissions', 'loadSubmittedNotebooks', 'loadStudentSubmittedNotebooks']) {
  const draw = window[load];
  if (draw)
    window[load] = () =>
      askWaiting(window.assignment_id)
        .done((found) => {
          waiting = found;
        })
        .always(draw);
}

/** Feedback over what waits goes out only when somebody says so. */
function asksFirst(View, assignmentOf, only) {
  const release = View?.prototype.release_feedback;
  if (!release) return;
  View.prototype.release_feedback = function (event) {
    event?.preventDefault();
    const ask = (body) => {
      const go = $('<button>')
        .addClass('btn btn-warning')
        .attr('type', 'button')
        .text('Release all the same');
      const stay = $('<button>')
        .addClass('btn btn-primary')
        .attr({ type: 'button', 'data-dismiss': 'modal' })
        .text('Not yet');
      const window_ = createModal(
        'waiting-modal',
        'Release feedback now?',
        body,
        $('<div>').append(stay, go),
      );
      go.on('click', () => window_.one('hidden.bs.modal', () => release.call(this)).modal('hide'));
    };
    askWaiting(assignmentOf(this))
      .done((found) => {
        const who = Object.entries(found).filter(([student]) => !only || student === only(this));
        if (!who.length) return release.call(this);
        ask(
          $('<div>').append(
            $('<p>').text(
              'Not everything is decided. Whoever is named here reads “waits for a person” in place of a mark:',
            ),
            $('<ul>').append(
              who.map(([student, one]) => $('<li>').text(`${student}: ${one.words}`)),
            ),
          ),
        );
      })
      .fail(() =>
        ask(
          $('<p>').text(
            'It could not be found out whether something still waits for a person. Reload the page to ask again.',
          ),
        ),
      );
  };
}
asksFirst(window.AssignmentUI, (view) => view.model.get('name'));
asksFirst(
  window.SubmissionUI,
  (view) => view.model.get('name'),
  (view) => view.model.get('student'),
);

/* "Success" over a log in which somebody is held is read as "done". */
const showLog = window.createLogModal;
window.createLogModal = (id, title, message, log, error) => {
  const held = (log ?? '').split('\n').filter((line) => / is held: /.test(line)).length;
  const words = `Done, and ${held === 1 ? 'something waits' : 'some of it waits'} for a person`;
  return showLog(id, held && !error ? words : title, message, log, error);
};

/* nbgrader writes these into its pages' attributes; some are no properties of window. */
const BUTTONS = {
  toggleAllNames: () => toggleAllNames(),
  createStudentModal: () => createStudentModal(),
  createAssignmentModal: () => createAssignmentModal(),
};
document.addEventListener('click', (event) => {
  BUTTONS[event.target.closest('[data-does]')?.dataset.does]?.();
  // nbgrader's icons are links to "#": the page must not jump to its top
  if (event.target.closest('td a[href="#"]')) event.preventDefault();
});
