// Asks Python in a worker for a score, and stops waiting when waiting has no end.

const STALLED = 45_000; // nothing of Python has arrived for so long
const STUCK = 30_000; // it is there, and gives no answer

/** python: where Pyodide is; bytes: how much it unpacks; files: [path, address] of what runs in it; material: case and key. */
export function createScorer({ python, bytes, files, material }) {
  let worker = null,
    ready = false,
    job = null,
    timer = null;

  function end(settle, outcome) {
    clearTimeout(timer);
    const ended = job;
    job = null;
    ended?.[settle](outcome);
  }

  function giveUp(reason) {
    worker?.terminate();
    worker = null;
    ready = false;
    end('reject', new Error(reason));
  }

  const patience = (ms, reason) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, ms, reason);
  };

  function take({ got, started, report, fault, reason }) {
    if (got !== undefined && job) {
      if (got < bytes) patience(STALLED, 'stalled');
      else patience(STUCK, 'stuck');
      job.onProgress(Math.min(got, bytes), bytes);
    }
    if (started) {
      ready = true;
      patience(STUCK, 'stuck');
    }
    if (report) end('resolve', JSON.parse(report));
    if (fault) {
      console.warn('No score:', fault);
      giveUp(reason ?? (ready ? 'broke' : 'unfetched'));
    }
  }

  function start() {
    worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => take(data);
    worker.onerror = () => giveUp('unfetched');
    worker.postMessage({ python, files, material });
  }

  return {
    isReady: () => ready,
    /** The score as `report` in ipnb/formulation/browser_scoring.py gives it; rejects with a reason that score.js has words for. */
    score: (answers, onProgress) =>
      new Promise((resolve, reject) => {
        job = { resolve, reject, onProgress };
        if (!worker) start();
        patience(ready ? STUCK : STALLED, ready ? 'stuck' : 'stalled');
        worker.postMessage({ answers });
      }),
    cancel: () => {
      if (job) giveUp('cancelled');
    },
  };
}
