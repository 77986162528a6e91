/* The kinds of items that a case may ask, by the names that stand in its file. A kind is one module: it says how it is
 * drawn, read, cleaned and put into words, and what is missing; what it does not say is as `USUAL` in judgement.js has it.
 *
 * shapes, shape(spec)                    how it is drawn; the page at a glance follows the order of shapes
 * items, arguable, cites                 (kase, section) -> ids: of what is asked, may be argued, has sentences of its own
 * read, isAnswered                       (answers, judgement); an open answer is `undefined`
 * write(answers, judgement, value, { spec, sentences })
 * clean(value, { spec, ids, sentences }) what of a stored section fits the case
 * evidence, setEvidence, needsEvidence, keepsEvidenceApart, citesFirst        the sentences of a judgement
 * progress, missing                      { done, of }, and what is open in words; never whether an answer is right
 * draw, glance                           (app, section, parts): its page, and its place on the page at a glance
 * words(labels, id, value), heading, citeTag        as people read it
 * reasons                                how an open case finds the reason for an answer */

import * as allocation from './allocation.js';
import * as estimate from './estimate.js';
import { USUAL } from './judgement.js';
import * as multipleResponse from './multiple_response.js';
import * as safetyScreen from './safety_screen.js';
import * as singleChoice from './single_choice.js';

const kind = (own) => ({
  ...USUAL,
  shape: () => own.shapes[0],
  ...own,
  reasons: { ...USUAL.reasons, ...own.reasons },
});

/** In the order in which the page at a glance shows them. */
export const KINDS = {
  nominal: kind(singleChoice),
  estimate: kind(estimate),
  points: kind(allocation),
  set: kind(multipleResponse),
  gate: kind(safetyScreen),
};

export const kindOf = (kase, section) => KINDS[kase.items[section].kind];

/** The sections that no kind here can ask, as a case made for a newer form may have them. */
export const unknownSections = (kase) =>
  Object.keys(kase.items).filter((section) => !Object.hasOwn(KINDS, kase.items[section].kind));
