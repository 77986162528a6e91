/* The editor itself: YAML with lines, faults at their lines, completion, and undo that outlasts a reload.
 *
 * Tab leaves it, as it leaves any field, so nobody is caught in it; Enter and Backspace move lines in and out by two
 * spaces, and Ctrl-] and Ctrl-[ whole lines. */

import { suggest } from './suggestions.js';

const look = (cm) =>
  cm.EditorView.theme({
    '&': {
      height: '100%',
      backgroundColor: 'var(--leaf)',
      color: 'var(--ink)',
      fontSize: '0.875rem',
    },
    '.cm-scroller': {
      fontFamily: 'ui-monospace, "Liberation Mono", Menlo, monospace',
      lineHeight: '1.55',
    },
    '.cm-content': { caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
    '.cm-gutters': {
      backgroundColor: 'var(--sunk)',
      color: 'var(--soft)',
      borderRight: '1px solid var(--rule)',
    },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in srgb, var(--lit) 55%, transparent)',
    },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
      {
        backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent)',
      },
    '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
    '.cm-tooltip': {
      backgroundColor: 'var(--paper)',
      color: 'var(--ink)',
      border: '1px solid var(--edge)',
    },
    '.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--action)',
      color: 'var(--on-action)',
    },
    '.cm-completionDetail': { marginLeft: '0.75rem', fontStyle: 'normal' },
    '.cm-completionInfo': {
      maxWidth: '22rem',
      padding: '0.4rem 0.6rem',
      font: '0.875rem/1.4 var(--sans)',
    },
    '.cm-diagnostic': { font: '0.9375rem/1.4 var(--sans)', padding: '0.35rem 0.6rem' },
    '.cm-lintRange-error': {
      textDecoration: 'underline wavy var(--against)',
      backgroundImage: 'none',
    },
    '.cm-lintRange-info': {
      textDecoration: 'underline dotted var(--soft)',
      backgroundImage: 'none',
    },
  });

const colours = (cm) =>
  cm.syntaxHighlighting(
    cm.HighlightStyle.define([
      { tag: cm.tags.definition(cm.tags.propertyName), color: 'var(--action)', fontWeight: '600' },
      { tag: [cm.tags.comment, cm.tags.lineComment], color: 'var(--soft)', fontStyle: 'italic' },
      { tag: [cm.tags.string, cm.tags.special(cm.tags.string)], color: 'var(--rigidity)' },
      {
        tag: [cm.tags.separator, cm.tags.punctuation, cm.tags.squareBracket, cm.tags.brace],
        color: 'var(--soft)',
      },
    ]),
  );

/** Faults of one file as CodeMirror takes them: from the first sign of a line to its last. */
function asDiagnostics(state, faults) {
  return faults
    .filter((one) => one.line)
    .map((one) => {
      const line = state.doc.line(Math.min(one.line, state.doc.lines));
      const from = line.from + line.text.match(/^\s*/)[0].length;
      return {
        from: Math.min(from, line.to),
        to: line.to,
        severity: one.is_note ? 'info' : 'error',
        message: `${one.is_note ? 'Note' : 'Fault'}. ${one.problem} ${one.remedy}`,
      };
    });
}

/**
 * The editor of both files; `hooks` are `changed(part)`, `moved(part, line)`, `schemaOf(part)`, `offers()`.
 * Only one file is in view; the other keeps its state, undo and all.
 */
export function createEditor(cm, place, label, hooks) {
  const states = {};
  let part = null;

  const complete = (context) => {
    const found = suggest({
      text: context.state.doc.toString(),
      position: context.pos,
      document: part,
      schema: hooks.schemaOf(part),
      offers: hooks.offers(),
    });
    if (
      !found ||
      (!context.explicit && found.from === context.pos && !/[\s{[,]/.test(before(context)))
    )
      return null;
    return { ...found, validFor: /^[\w.-]*$/ };
  };
  const before = ({ state, pos }) => state.sliceDoc(Math.max(0, pos - 1), pos);

  const extensions = (name) => [
    cm.lineNumbers(),
    cm.highlightActiveLineGutter(),
    cm.highlightActiveLine(),
    cm.drawSelection(),
    cm.history(),
    cm.indentUnit.of('  '),
    cm.EditorState.tabSize.of(2),
    cm.yaml(),
    cm.bracketMatching(),
    cm.closeBrackets(),
    cm.autocompletion({ override: [complete], icons: false }),
    cm.lintGutter(),
    look(cm),
    colours(cm),
    cm.EditorView.lineWrapping,
    cm.EditorView.contentAttributes.of({
      'aria-label': label(name),
      'aria-describedby': 'keys',
      tabindex: '0',
      spellcheck: 'true',
    }),
    cm.keymap.of([
      ...cm.closeBracketsKeymap,
      ...cm.completionKeymap,
      ...cm.lintKeymap,
      ...cm.historyKeymap,
      ...cm.defaultKeymap,
    ]),
    cm.EditorView.updateListener.of((update) => {
      states[part] = update.state;
      if (update.docChanged) hooks.changed(part);
      if (update.docChanged || update.selectionSet)
        hooks.moved(part, update.state.doc.lineAt(update.state.selection.main.head).number);
    }),
  ];

  const view = new cm.EditorView({ parent: place });
  /** A state of a text; with what was kept of an earlier one its undo as well. */
  function load(name, text, kept) {
    const config = { extensions: extensions(name) };
    try {
      states[name] = kept
        ? cm.EditorState.fromJSON(kept, config, { history: cm.historyField })
        : cm.EditorState.create({ doc: text, ...config });
    } catch {
      states[name] = cm.EditorState.create({ doc: text, ...config });
    }
    if (name === part) view.setState(states[name]);
  }
  function show(name) {
    part = name;
    view.setState(states[name]);
  }
  /** Another text in place of this one, as one step that can be undone. */
  function replace(name, text) {
    const change = { changes: { from: 0, to: states[name].doc.length, insert: text } };
    if (name === part) return view.dispatch(change);
    states[name] = states[name].update(change).state;
    return hooks.changed(name);
  }
  function setFaults(faults) {
    for (const name of Object.keys(states)) {
      const own = faults.filter((one) => one.part === name);
      const spec = cm.setDiagnostics(states[name], asDiagnostics(states[name], own));
      if (name === part) view.dispatch(spec);
      else states[name] = states[name].update(spec).state;
    }
  }
  function jump(name, line) {
    const at = states[name].doc.line(Math.min(Math.max(line, 1), states[name].doc.lines));
    view.dispatch({
      selection: { anchor: at.from + at.text.match(/^\s*/)[0].length },
      effects: cm.EditorView.scrollIntoView(at.from, { y: 'center' }),
    });
    view.focus();
  }
  return {
    load,
    show,
    replace,
    setFaults,
    jump,
    text: (name) => states[name].doc.toString(),
    line: (name, number) => states[name].doc.line(Math.min(number, states[name].doc.lines)).text,
    toJSON: (name) => states[name].toJSON({ history: cm.historyField }),
  };
}
