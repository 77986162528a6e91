/* Both texts between editor and disk: what is saved, what is not, and what somebody else has saved meanwhile.
 *
 * A copy with its undo stays in this tab, so that a reload loses nothing; and in this browser while it is not saved. Once
 * it is, nothing of a key outlasts the tab. */

const PARTS = ['case', 'key'];
const KEEP_AFTER = 400;
const LOOK_EVERY = 5000;

export function createTexts({ told, ask, hooks }) {
  const { name, base } = told;
  const at = (part) => `ipnb.authoring${base}/${name}/${part}`;
  const disk = {}; // part -> {text, version} as last seen there
  const conflicts = {}; // part -> what somebody else has saved
  let editor = null;
  let timer = 0;
  let isSaving = false;

  const isDirty = (part) => Boolean(editor) && editor.text(part) !== disk[part].text;

  function keep(part) {
    try {
      const kept = JSON.stringify({ version: disk[part].version, state: editor.toJSON(part) });
      if (isDirty(part)) localStorage.setItem(at(part), kept);
      else localStorage.removeItem(at(part));
      sessionStorage.setItem(at(part), kept);
    } catch {
      // no storage, or none left: leaving the page asks first while something is unsaved
    }
  }
  function kept(part) {
    try {
      return JSON.parse(sessionStorage.getItem(at(part)) ?? localStorage.getItem(at(part)));
    } catch {
      return null;
    }
  }
  const keepAll = () => PARTS.forEach(keep);

  /** Puts both texts into the editor: as they are on disk, or as this browser kept them. */
  function open(into, files) {
    editor = into;
    for (const part of PARTS) {
      const { text, version, notices } = files[part];
      disk[part] = { text, version };
      const copy = kept(part);
      const doc = copy?.state?.doc;
      const isUnsaved = typeof doc === 'string' && doc !== text;
      editor.load(part, text, copy && (isUnsaved || copy.version === version) ? copy.state : null);
      if (isUnsaved && copy.version === version) hooks.restored(part);
      else if (isUnsaved) {
        conflicts[part] = disk[part];
        disk[part] = { text, version: copy.version }; // so that saving asks first
      }
      notices.forEach((words) => hooks.notice(part, words));
    }
    PARTS.filter((part) => conflicts[part]).forEach((part) =>
      hooks.conflict(part, conflicts[part].text),
    );
    setInterval(look, LOOK_EVERY);
  }

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(keepAll, KEEP_AFTER);
  }

  async function saveOne(part) {
    const text = editor.text(part);
    const { ok, status, data } = await ask.post(['files', name], {
      part,
      text,
      version: disk[part].version,
    });
    if (ok) {
      disk[part] = { text, version: data.version };
      delete conflicts[part];
      keep(part);
      return true;
    }
    if (status === 409) {
      conflicts[part] = data.now;
      hooks.conflict(part, data.now.text);
    } else hooks.problem(data.problem);
    return false;
  }

  /** Saves what is not saved; says whether all of it is. */
  async function save() {
    if (isSaving) return false;
    isSaving = true;
    hooks.saving('saving');
    let isAll = true;
    for (const part of PARTS) if (isDirty(part)) isAll = (await saveOne(part)) && isAll;
    isSaving = false;
    hooks.saving(isAll ? 'saved' : 'waiting');
    return isAll;
  }

  /** Looks whether a file has changed beneath the editor. */
  async function look() {
    if (document.hidden || isSaving) return;
    const { ok, data: versions } = await ask.get('versions', name);
    if (!ok || isSaving) return;
    const changedParts = PARTS.filter(
      (part) =>
        versions[part] !== disk[part].version && versions[part] !== conflicts[part]?.version,
    );
    if (!changedParts.length) return;
    const { ok: isThere, data } = await ask.get('files', name);
    if (isThere) changedParts.forEach((part) => meet(part, data.files[part]));
  }

  /** Takes what somebody else has saved if nothing of ours is lost by it; else says so. */
  function meet(part, now) {
    if (isDirty(part) && now.text !== editor.text(part)) {
      conflicts[part] = now;
      hooks.conflict(part, now.text);
    } else {
      disk[part] = now;
      delete conflicts[part];
      if (editor.text(part) !== now.text) {
        editor.replace(part, now.text);
        hooks.taken(part);
      }
      hooks.saving('saved');
    }
  }

  return {
    open,
    changed,
    save,
    keepAll,
    isDirty,
    anyDirty: () => PARTS.some(isDirty),
    /** What is saved under the editor by the server itself. */
    replaceAll: (files) => PARTS.forEach((part) => meet(part, files[part])),
    theirs: (part) => conflicts[part]?.text,
    keepMine(part) {
      disk[part] = conflicts[part];
      delete conflicts[part];
      return save();
    },
    takeTheirs(part) {
      disk[part] = conflicts[part];
      delete conflicts[part];
      editor.replace(part, disk[part].text);
      hooks.saving(PARTS.some(isDirty) ? 'unsaved' : 'saved');
    },
    discard(part) {
      editor.replace(part, disk[part].text);
    },
  };
}
