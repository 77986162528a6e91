// Notes of a chapter: nothing else of them is loaded until there are some, or a reader selects text or asks.

const opener = document.querySelector('.notes-open');
const article = opener.closest('article');
let loading;

const chapter = () =>
  (loading ??= import('./chapter.js')
    .then(({ open }) => open(opener))
    .catch((error) => {
      loading = undefined;
      console.warn('no notes:', error);
      opener.textContent = 'Notes could not be loaded: reload the page when you are online';
    }));

function hasNotes() {
  try {
    const own = `book.note/${opener.dataset.chapter}/`;
    return Object.keys(localStorage).some((key) => key.startsWith(own));
  } catch {
    return false;
  }
}

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (!loading && !selection.isCollapsed && article.contains(selection.anchorNode)) chapter();
});
opener.addEventListener('click', () => {
  if (!opener.popoverTargetElement) chapter().then((opened) => opened?.showPanel());
});
if (hasNotes() || location.hash.startsWith('#note=')) chapter();
