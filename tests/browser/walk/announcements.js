/* Notes what a page's live regions say, as a screen reader is told of it: which words, how urgently, when.
 *
 * A region is heard if it was in the page, and in sight of the browser, before its words changed. What comes into the page
 * together with its words is noted as `late`: screen readers differ in whether they say it. An alert is said in any case.
 * What is written into a region several times within one frame is heard once. */
(() => {
  const LIVE =
    '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
  const said = (window.announced = []);
  const isShown = (node) =>
    node.isConnected && node.getClientRects().length > 0 && !node.closest('[aria-hidden="true"]');
  const known = new WeakMap(); // regions that were in sight at the end of the last frame, and their words
  const changed = new Set();

  const wordsOf = (region) => region.textContent.replace(/\s+/g, ' ').trim();

  const settle = () => {
    for (const region of changed) {
      const words = wordsOf(region);
      if (!words || !isShown(region) || known.get(region) === words) continue;
      const role = region.getAttribute('role');
      const isAlert = role === 'alert';
      said.push({
        words,
        how: region.getAttribute('aria-live') ?? (isAlert ? 'assertive' : 'polite'),
        late: !known.has(region) && !isAlert,
        at: Math.round(performance.now()),
      });
    }
    changed.clear();
    for (const region of document.querySelectorAll(LIVE)) {
      if (isShown(region)) known.set(region, wordsOf(region));
      else known.delete(region);
    }
  };
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      settle();
    });
  };
  const regionsOf = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element
      ? [element.closest(LIVE), ...element.querySelectorAll(LIVE)].filter(Boolean)
      : [];
  };

  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === 'childList')
        for (const node of addedNodes) {
          const inside = node.nodeType === Node.ELEMENT_NODE ? regionsOf(node) : [];
          for (const region of inside) if (node.contains(region)) changed.add(region);
        }
      const around = (
        target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement
      )?.closest(LIVE);
      if (type === 'attributes')
        for (const region of regionsOf(target)) !known.has(region) && changed.add(region);
      else if (around) changed.add(around);
    }
    soon();
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['hidden'],
  });
  addEventListener('DOMContentLoaded', soon);
})();
