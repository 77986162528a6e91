/* The settings of one model in one place: checked, shared with the host, written to the address and kept in this browser. */

import { addressWith, choicesOf, faultOf, readAddress, storage } from './settings.js';

const REST = 250; // milliseconds: writing costs more than drawing, and browsers limit it, so once, when a slider rests

export class SettingsStore {
  constructor(declared, host) {
    this.declared = declared;
    this.host = host;
    this.name = host.get('name') ?? ''; // its name in the address; a notebook has none
    this.choices = choicesOf(declared);
    this.storage = storage(this.name || declared.name);
    this.first = Object.fromEntries(
      Object.values(this.choices).map((choice) => [choice.name, choice.default]),
    );
    this.values = { ...this.first };
  }

  /** The first settings: the author's, then what the address asks for, or else what the reader left in this browser.
   *  Gives what the reader is told about them, and the sentence that they left. */
  welcome() {
    const kept = this.storage.recall();
    const given = Object.keys(this.choices)
      .map((name) => [name, this.host.get(name)])
      .filter(([, value]) => value !== undefined);
    const faults = this.take(given, 'the page');
    this.first = { ...this.values };
    const asked = this.name ? Object.entries(readAddress(this.name)) : [];
    if (asked.length) faults.push(...this.take(asked, 'the address'));
    else if (this.name && kept.first === JSON.stringify(this.first))
      this.take(Object.entries(kept.settings), 'this browser');
    return { message: faults.join(' ') || this.greeting(asked.length), surprise: kept.surprise };
  }

  greeting(asked) {
    if (JSON.stringify(this.values) === JSON.stringify(this.first)) return '';
    return asked
      ? 'These are the settings of the link. ‘Start again’ brings back the first ones.'
      : 'Here are the settings that you left. ‘Start again’ brings back the first ones.';
  }

  /** Takes over each value that can stand; says what is wrong with the others. */
  take(values, giver) {
    const faults = [];
    for (const [name, value] of values) {
      const choice = this.choices[name];
      const fault = choice && faultOf(choice, value, giver);
      if (!choice) faults.push(`${this.declared.title} has no ‘${name}’, for which ${giver} asks.`);
      else if (fault) faults.push(`${fault} It stays at ${this.values[name]}.`);
      else this.values[name] = value;
    }
    return faults;
  }

  /** A new value, from the reader or from Python; a wrong one is explained and the last good one stays. */
  set(name, value, giver) {
    const fault = faultOf(this.choices[name], value, giver);
    const changed = !fault && this.values[name] !== value;
    if (changed) this.values[name] = value;
    if (fault || changed) this.share(name);
    if (changed) this.keep();
    return { changed, fault: fault && `${fault} It stays at ${this.values[name]}.` };
  }

  /** Several at once, as a preset or the first settings have them; they are known to be good. */
  replace(values) {
    Object.assign(this.values, values);
    Object.keys(values).forEach((name) => this.share(name));
    this.keep();
  }

  share(name) {
    if (this.host.get(name) === this.values[name]) return;
    this.host.set(name, this.values[name]);
    this.host.save_changes();
  }

  keep() {
    clearTimeout(this.resting);
    if (this.name) this.resting = setTimeout(() => this.keepNow(), REST);
  }

  keepNow() {
    this.storage.keep({ settings: this.values, first: JSON.stringify(this.first) });
    history.replaceState(history.state, '', addressWith(this.name, this.values));
  }

  /** Puts a link to these settings, which opens at the model, into the clipboard; says how that went. */
  async copyLink() {
    this.keepNow();
    history.replaceState(history.state, '', `#${this.name}-model`);
    try {
      await navigator.clipboard.writeText(location.href);
      return 'The link is copied.';
    } catch {
      return 'This browser does not let a page copy. The address above holds the same link.';
    }
  }

  /** The sentence of a reader who was surprised; false where this browser keeps nothing. */
  keepSurprise(sentence) {
    return this.storage.keep({ surprise: sentence });
  }

  stop() {
    clearTimeout(this.resting);
  }
}
