/* The students' form where nobody is behind it: it takes its changes as a notebook would. */

import workbench from '../../workbench/widget.js';

function modelOf(traits) {
  const listeners = {};
  const model = {
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
      const { view, n } = traits.edit;
      const seen = { ...traits.status.seen, [view]: n };
      setTimeout(() =>
        model.set('status', {
          ...traits.status,
          save: 'saved',
          saved_at: new Date().toISOString(),
          seen,
        }),
      );
    },
  };
  return model;
}

/** Draws the form in `place`; gives its model, and `end`, which takes it off the page's ears again. */
export function showForm(place, values) {
  const model = modelOf({ answers: {}, edit: {}, status: {}, ...values });
  const end = workbench.render({ model, el: place });
  return { model, end };
}
