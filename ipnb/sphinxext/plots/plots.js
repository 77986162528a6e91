// The living picture of a figure, drawn over the still one when the reader asks for it or points at it.

import { asJson, fetched } from '../apart/fetched.js';

const loadPlotly = () =>
  new Promise((resolve, reject) => {
    document.head.append(
      Object.assign(document.createElement('script'), {
        src: new URL('plotly-cartesian.min.js', import.meta.url),
        onload: resolve,
        onerror: reject,
      }),
    );
  });
let plotly;

/** The figure with `var(--flow)` and its like as the colours that they are on this page now. */
function coloured(figure, page) {
  const probe = page.appendChild(document.createElement('i')),
    known = {};
  probe.style.forcedColorAdjust = 'none'; // else each colour is that of text
  const resolve = (name) => {
    if (!known[name]) {
      probe.style.color = name;
      known[name] = getComputedStyle(probe).color;
    }
    return known[name];
  };
  const walk = (value) => {
    if (typeof value === 'string') return value.startsWith('var(--') ? resolve(value) : value;
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  const result = walk(figure),
    ink = resolve('var(--ink)'),
    rule = resolve('var(--rule)'),
    leaf = resolve('var(--leaf)');
  const line = resolve('var(--edge)');
  probe.remove();
  return { ...result, ink, rule, leaf, line };
}

async function enliven(plot) {
  plotly ??= loadPlotly();
  const [figure] = await Promise.all([fetched(plot.dataset.figure, asJson), plotly]);
  const stage = plot.querySelector('.stage'),
    still = stage.querySelector('.still');
  const { data, layout, ink, rule, leaf, line } = coloured(figure, plot);
  const height = stage.querySelector('.live')?.offsetHeight || still.getBoundingClientRect().height;
  const axis = (settings = {}) => {
    const title = settings.title && {
      ...settings.title,
      font: { size: 13, ...settings.title.font },
    };
    return {
      automargin: true,
      gridcolor: rule,
      zerolinecolor: rule,
      linecolor: line,
      ...settings,
      title,
    };
  };
  const axes = Object.keys({ xaxis: 0, yaxis: 0, ...layout }).filter((name) =>
    /^[xy]axis\d*$/.test(name),
  );
  const live =
    stage.querySelector('.live') ??
    Object.assign(document.createElement('div'), { className: 'live' });
  live.style.height = `${height}px`;
  stage.append(live);
  await window.Plotly.react(
    live,
    data,
    {
      ...layout,
      updatemenus: undefined,
      height: undefined,
      autosize: true,
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      font: { color: ink, family: getComputedStyle(plot).fontFamily, size: 13 },
      margin: { l: 12, r: 12, b: 12, ...layout.margin, t: 24 },
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, ...layout.legend },
      hoverlabel: { bgcolor: leaf, font: { color: ink } },
      hovermode: layout.hovermode ?? 'closest',
      dragmode: matchMedia('(pointer: coarse)').matches ? false : 'zoom', // a finger that drags wants to read on
      ...Object.fromEntries(axes.map((name) => [name, axis(layout[name])])),
    },
    { responsive: true, displayModeBar: false },
  );
  live.setAttribute('role', 'img');
  live.setAttribute('aria-label', still.alt);
  live.querySelector('.plot-container')?.setAttribute('aria-hidden', 'true'); // its numbers stand in the table
  plot.classList.add('lively');
  for (const [number, menu] of (layout.updatemenus ?? []).entries()) {
    // what the reader chose, also after a change of colours
    const { method = 'restyle', args } =
      menu.buttons[plot.querySelectorAll('.plot-tools select')[number].selectedIndex];
    await window.Plotly[method](live, ...structuredClone(args));
  }
}

for (const plot of document.querySelectorAll('.plot')) {
  const button = plot.querySelector('.plot-tools > button');
  const ask = () => {
    plot.setAttribute('aria-busy', 'true');
    return enliven(plot)
      .then(
        () => {
          button.hidden = true;
        },
        (error) => console.warn('stays still:', error),
      )
      .finally(() => plot.removeAttribute('aria-busy'));
  };
  button.hidden = false;
  button.addEventListener('click', async () => {
    await ask();
    plot.querySelector('summary').focus(); // the button is gone, so the focus moves to what stands next
  });
  for (const menu of plot.querySelectorAll('.plot-tools label')) {
    menu.hidden = false;
    menu.addEventListener('change', ask);
  }
  plot.querySelector('.stage').addEventListener(
    'pointerenter',
    (event) => {
      if (event.pointerType === 'mouse') ask();
    },
    { once: true },
  );
  addEventListener('colours', () => {
    if (plot.classList.contains('lively')) enliven(plot);
  });
}
