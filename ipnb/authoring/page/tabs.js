/* Tabs as the Authoring Practices Guide has them: arrows move, Home and End go to the ends, one of them is in the
 * order of Tab. `buttons` name what they show by aria-controls. */

export function wireTabs(list, onShow = () => {}) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  function show(tab, { focus = false } = {}) {
    for (const one of tabs) {
      const isIt = one === tab;
      one.setAttribute('aria-selected', String(isIt));
      one.tabIndex = isIt ? 0 : -1;
      const panel = document.getElementById(one.getAttribute('aria-controls'));
      if (one.dataset.own !== 'no') panel.hidden = !isIt;
    }
    if (focus) tab.focus();
    onShow(tab.dataset.shows);
  }
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) show(tab);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = tabs.indexOf(document.activeElement);
    const ends = { Home: 0, End: tabs.length - 1 }[event.key];
    if (here < 0 || (step === undefined && ends === undefined)) return;
    event.preventDefault();
    show(tabs[ends ?? (here + step + tabs.length) % tabs.length], { focus: true });
  });
  return { show: (name) => show(tabs.find((one) => one.dataset.shows === name)) };
}
