/* start({ case, answers, status, host }) mounts the form on a stub model, and gives the milliseconds it took.
 * host: "takes" acknowledges each change as a kernel does, "silent" never does, "" is a published page. */
import workbench from '/ipnb/workbench/widget.js';

function stubModel(traits, host) {
  const listeners = {};
  const model = {
    traits,
    host,
    edits: [],
    sent: [],
    send(message) {
      model.sent.push(structuredClone(message));
    },
    get: (name) => traits[name],
    set(name, value) {
      traits[name] = value;
      for (const listener of listeners[`change:${name}`] ?? []) listener();
    },
    on(name, listener) {
      (listeners[name] ??= []).push(listener);
    },
    off(name, listener) {
      listeners[name] = (listeners[name] ?? []).filter((other) => other !== listener);
    },
    save_changes() {
      model.edits.push(structuredClone({ answers: traits.answers, edit: traits.edit }));
      if (model.host === 'takes') setTimeout(() => model.take(), 10);
    },
    take(more = {}) {
      const { view, n } = traits.edit;
      const { revision = 0, seen = {} } = traits.status;
      model.set('status', {
        ...traits.status,
        save: 'saved',
        saved_at: new Date().toISOString(),
        revision: revision + 1,
        seen: { ...seen, [view]: n },
        ...more,
      });
    },
    hear(message) {
      (listeners['msg:custom'] ?? []).forEach((listener) => listener(message));
    },
    tell(more) {
      model.set('status', { ...traits.status, ...more });
    },
  };
  return model;
}

window.start = ({ host = '', ...traits }) => {
  window.end?.();
  const place = document.getElementById('bench');
  place.replaceChildren();
  const status = host
    ? { workspace: 'w1', student: 'ines', save: 'new', revision: 0, seen: {} }
    : {};
  window.model = stubModel(
    { answers: {}, edit: {}, ...traits, status: { ...status, ...traits.status } },
    host,
  );
  const began = performance.now();
  window.end = workbench.render({ model: window.model, el: place });
  return performance.now() - began;
};
document.body.dataset.ready = '';
