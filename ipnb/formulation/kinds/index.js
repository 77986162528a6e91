/* The kinds of items that a case may ask, by the names that stand in its file. A kind is one module with one shape:
 *
 * shapes, shape(spec)                          how it is drawn; the page at a glance follows the order of shapes
 * items, arguable, cites (kase, section)       ids of what is asked, of what may be argued, of what sentences are chosen for
 * read, isAnswered (answers, judgement)        the answer, `undefined` while it is open; whether there is one
 * write(answers, judgement, value, { spec, sentences })      one answer; `undefined` clears it
 * clean(value, { spec, ids, sentences })       what of a stored section fits the case
 * evidence, setEvidence, needsEvidence         the sentences of a judgement, and whether its answer calls for some;
 * keepsEvidenceApart, citesFirst               kept under `evidence` or inside the answer; may they come before it
 * progress(kase, answers, section)             { done, of }
 * missing(kase, answers, section, name)        what is still open, in words; never whether an answer is right
 * draw(app, section, parts)                    its page in the form, made of the form's parts
 * glance(app, section, parts), heading(title)  its place on the page at a glance
 * words(labels, id, value), citeTag, holdsSentences(id)      a stored answer as people read it
 * reasons                                      how an open case finds the reason for an answer
 *
 * A judgement is { section, id }. Nothing here knows what a right answer is. */

import * as allocation from './allocation.js';
import * as estimate from './estimate.js';
import * as multipleResponse from './multiple_response.js';
import * as safetyScreen from './safety_screen.js';
import * as singleChoice from './single_choice.js';

/** In the order in which the page at a glance shows them. */
export const KINDS = {
  nominal: singleChoice,
  estimate,
  points: allocation,
  set: multipleResponse,
  gate: safetyScreen,
};

export const kindOf = (kase, section) => KINDS[kase.items[section].kind];

/** The sections that no kind here can ask, as a case made for a newer form may have them. */
export const unknownSections = (kase) =>
  Object.keys(kase.items).filter((section) => !Object.hasOwn(KINDS, kase.items[section].kind));
