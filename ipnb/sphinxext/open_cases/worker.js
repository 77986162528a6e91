// Python in a worker: fetched once, then it scores as often as it is asked. The files that score are the course's own.

let report = null,
  got = 0;

/** Everything that Pyodide fetches, counted as it arrives. */
const plainFetch = self.fetch.bind(self);
self.fetch = async (...what) => {
  const response = await plainFetch(...what);
  if (!response.ok || !response.body) return response;
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        got += chunk.byteLength;
        postMessage({ got });
        controller.enqueue(chunk);
      },
    }),
  );
  const headers = {
    'content-type': response.url.endsWith('.wasm')
      ? 'application/wasm'
      : (response.headers.get('content-type') ?? ''),
  };
  return new Response(counted, { headers });
};

async function textOf(address) {
  const response = await plainFetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.text();
}

const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

async function start({ python, files, material }) {
  try {
    new WebAssembly.Module(SMALLEST); // Pyodide itself would wait for ever where this is not allowed
  } catch (error) {
    throw Object.assign(error, { reason: 'forbidden' });
  }
  const { loadPyodide } = await import(`${python}pyodide.mjs`);
  const [engine, given, ...texts] = await Promise.all([
    loadPyodide({ indexURL: python }),
    textOf(material),
    ...files.map(([, address]) => textOf(address)),
  ]);
  files.forEach(([path], i) => {
    const place = `/course/${path}`;
    engine.FS.mkdirTree(place.slice(0, place.lastIndexOf('/')));
    engine.FS.writeFile(place, texts[i]);
  });
  engine.runPython("import sys; sys.path.insert(0, '/course')");
  const { report: run } = engine.pyimport('ipnb.formulation.browser_scoring');
  postMessage({ started: true });
  return (answers) => run(given, JSON.stringify(answers));
}

onmessage = async ({ data }) => {
  try {
    if (data.python) report = start(data);
    if (data.answers) postMessage({ report: (await report)(data.answers) });
  } catch (error) {
    postMessage({ fault: String(error), reason: error.reason });
  }
};
