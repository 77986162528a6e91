// *Copy this reference*: with the address at which it is being read, where the book was built without one.

for (const box of document.querySelectorAll('.cite')) {
  const [reference, button, status] = ['.reference', 'button', '[role=status]'].map((part) =>
    box.querySelector(part),
  );
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    const words = reference.textContent.trim(),
      here = location.href.split(/[?#]/)[0];
    const known = words.includes('://') || !here.startsWith('http');
    try {
      await navigator.clipboard.writeText(known ? words : `${words} ${here}`);
      status.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(reference);
      status.textContent =
        'This browser lets no page copy: the reference is marked, copy it from there.';
    }
  });
}
