/* Draws the figures of a report from the numbers in the page. Without it, captions and tables say the same. */
{
  const figures = JSON.parse(document.getElementById('figures').textContent);

  /** A figure in which every `var(--…)` is the colour that it is on this page now. */
  const coloured = (value, resolve) => {
    if (typeof value === 'string') return value.startsWith('var(--') ? resolve(value) : value;
    if (Array.isArray(value)) return value.map((one) => coloured(one, resolve));
    if (value && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, coloured(one, resolve)]),
      );
    return value;
  };
  const withProbe = (use) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.forcedColorAdjust = 'none'; // else each colour is that of text
    const result = use((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return result;
  };
  const axis = (settings) => ({
    automargin: true,
    fixedrange: true,
    gridcolor: 'var(--rule)',
    zerolinecolor: 'var(--edge)',
    linecolor: 'var(--edge)',
    ...settings,
  });

  function draw(place) {
    const { data, layout } = figures[place.dataset.figure];
    place.hidden = false;
    const narrow = place.clientWidth < 480;
    const figure = {
      data,
      layout: {
        ...layout,
        xaxis: axis(layout.xaxis),
        yaxis: axis(layout.yaxis),
        paper_bgcolor: 'rgba(0,0,0,0)',
        plot_bgcolor: 'rgba(0,0,0,0)',
        font: {
          color: 'var(--ink)',
          family: getComputedStyle(place).fontFamily,
          size: narrow ? 11 : 13,
        },
        margin: { l: 8, r: 12, t: 28, b: 8 },
        legend: { orientation: 'h', traceorder: 'normal', y: 1.02, yanchor: 'bottom', x: 0 },
        hoverlabel: { bgcolor: 'var(--leaf)', font: { color: 'var(--ink)' } },
        dragmode: false,
        autosize: true,
      },
    };
    const painted = withProbe((resolve) => coloured(figure, resolve));
    return window.Plotly.react(place, painted.data, painted.layout, {
      responsive: true,
      displayModeBar: false,
    });
  }
  const drawAll = () => document.querySelectorAll('[data-figure]').forEach(draw);
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
}
