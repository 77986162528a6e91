// What a reader of `lite/` has to know of this browser's storage, and what Python has to.

const NOTE =
  'This browser keeps nothing for this site: what you change here is gone when you close the page, and the open cases do not open. To keep it, allow this site to store data, and load the page again.';

const LOOK =
  'position: fixed; inset: auto 0 0; z-index: 10000; padding: 0.8rem 1.1rem; font: 1rem/1.5 system-ui; color: #2b2118; background: #fbe9c6; border-top: 2px solid #7a5b12';

/** Does the browser keep databases for this site? Where it may not, asking alone is an error. */
function keeps() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('ipnb.probe');
      asked.onerror = () => resolve(false);
      asked.onsuccess = () => {
        asked.result.close();
        indexedDB.deleteDatabase('ipnb.probe');
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

function say(text) {
  const note = document.createElement('div');
  const close = document.createElement('button');
  note.setAttribute('role', 'alert');
  note.style.cssText = LOOK;
  note.textContent = `${text} `;
  close.textContent = 'Close';
  close.onclick = () => note.remove();
  note.append(close);
  document.body.append(note);
}

// a file that the browser refused to keep: JupyterLite tells nobody, and Python would wait for it
addEventListener('unhandledrejection', ({ reason }) => {
  if (reason?.name === 'QuotaExceededError')
    new BroadcastChannel('ipnb.storage').postMessage('full');
});

if (!(await keeps())) say(NOTE);
