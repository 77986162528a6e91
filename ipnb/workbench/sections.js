/* One page a section, drawn by the kind of its question from the parts of this form. */

import { kindOf } from '../formulation/kinds/index.js';
import { argue } from './argue.js';
import { drawDeck } from './deck.js';
import { pointsBar } from './marks.js';
import {
  answerFor,
  checklist,
  choice,
  confidence,
  evidenceRow,
  judgementBox,
  notesToSelf,
} from './pieces.js';

const PARTS = { answerFor, checklist, choice, drawDeck, evidenceRow, judgementBox, pointsBar };

export const drawSection = (app, section) => [
  ...kindOf(app.kase, section).draw(app, section, PARTS),
  confidence(app, section),
  notesToSelf(app, section),
  argue(app, section),
];
