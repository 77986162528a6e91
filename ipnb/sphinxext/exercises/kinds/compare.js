// Write, then compare: the model answer opens once the reader has committed a text. Nothing is scored.

const box = (item) => item.querySelector('textarea');

export default {
  none: 'Write an answer first.',
  check: 'Compare',
  again: 'Clear my answer',
  kept: 'What you write is kept in this browser only.',
  given: (item) => box(item).value.trim() !== '',
  show(item) {
    const key = item.querySelector('details');
    key.hidden = false;
    key.open = true;
    return 'best';
  },
  /** Ticks and second thoughts belong to the text; what it is compared with stays. */
  changed() {},
  where: '', // the model answer stands open
  summary: () => 'Compare the two. You may go on writing.',
  progress: () => '',
};
