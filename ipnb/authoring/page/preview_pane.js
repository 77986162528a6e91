/* The form beside the editor, in a frame of its own: as students see it, or with somebody's answers and the reasons. */

const ID = /\bid:\s*([a-z]\w*)|^\s*-?\s*([a-z]\w*):/;

export function createPreview(pane) {
  const frame = pane.querySelector('iframe');
  const state = pane.querySelector('[role=status]');
  let form = null;
  let read = null; // who -> what they answer and read
  let sent = '';
  let isReady = false;

  const who = () => pane.querySelector('input[name=view]:checked').value; // '' for nobody: the form is open

  function send(force = false) {
    if (!isReady || !form) return;
    const values = who() ? read && { case: form, ...read[who()] } : { case: form };
    const text = JSON.stringify(values);
    if (!values || (!force && text === sent)) return;
    sent = text;
    frame.contentWindow.postMessage({ values }, location.origin);
  }
  function say(isUsable) {
    const words = {
      none: 'It cannot be shown until the faults in the case are mended.',
      old: 'As it was before the faults in the case; it follows again when they are mended.',
      reasons: 'The reasons wait until case and key are without faults that stand in the way.',
    };
    const key = !form ? 'none' : !isUsable ? 'old' : who() && !read ? 'reasons' : '';
    state.textContent = words[key] ?? '';
    frame.hidden = key === 'none' || key === 'reasons';
  }
  let isUsable = false;

  addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
    isReady = true;
    send(true);
  });
  pane.addEventListener('change', () => {
    say(isUsable);
    send(true);
  });
  frame.src = frame.dataset.src;

  return {
    show(checked) {
      isUsable = Boolean(checked.form);
      if (checked.form) form = checked.form;
      if (checked.is_thorough) ({ read } = checked);
      say(isUsable);
      send();
    },
    /** Brings into view what the cursor's line is about. */
    follow(line) {
      const found = line.match(ID);
      const id = found?.[1] ?? found?.[2];
      if (isReady && id) frame.contentWindow.postMessage({ follow: id }, location.origin);
    },
  };
}
