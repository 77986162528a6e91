/* Mounts the form, takes its changes as a notebook would, and looks whether a file has changed. */

import workbench from '/ipnb/workbench/widget.js';

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

const place = document.querySelector('[data-values]');
if (place)
  workbench.render({
    model: modelOf({ answers: {}, edit: {}, status: {}, ...JSON.parse(place.dataset.values) }),
    el: place,
  });

const { stamp } = document.documentElement.dataset;
async function look() {
  try {
    if ((await (await fetch('/stamp')).text()) !== stamp) return location.reload();
    setTimeout(look, 1000);
  } catch {
    document.getElementById('ended').hidden = false;
  }
}
setTimeout(look, 1000);
