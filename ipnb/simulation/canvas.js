// What every view on a canvas does: pixels as many as the screen has, and words that a line may cross.

import { plain } from './template.js';

/** As many pixels as the screen has, up to two for one of the page. */
export const screenSharpness = () => Math.min(2, devicePixelRatio || 1);

/** Gives a canvas as many pixels as its place has on the screen, and tells `view` its `width`, `height` and `dpr` with all that `arrange(width, height)` makes of them. Says whether it can be drawn on: not while it is off the screen; the size will change when it is there. */
export function fit(canvas, view, arrange, dpr = screenSharpness()) {
  const width = Math.round(canvas.clientWidth),
    height = Math.round(canvas.clientHeight);
  if (!width || !height) return false;
  if (width !== view.width || height !== view.height || dpr !== view.dpr) {
    Object.assign(view, { width, height, dpr }, arrange(width, height));
    canvas.width = width * dpr;
    canvas.height = height * dpr;
  }
  return true;
}

/** Writes with a rim of the ground's colour, so that the words can be read across a line. */
export function halo(pen, text, x, y, colour, ground = 'paper', rim = 4) {
  Object.assign(pen, { strokeStyle: colour(ground), lineWidth: rim, lineJoin: 'round' });
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

/** A canvas for the stage: `kind` is its class, `label` what it shows, for whoever cannot see it. */
export const canvasTag = ({ name, label, kind }) =>
  `<canvas${kind ? ` class="${kind}"` : ''} data-ref="${name}" role="img" aria-label="${plain(label)}"></canvas>`;

/** A picture on a canvas: `arrange(width, height)` says where things are, `draw({ pen, view, state, colour, declared, seconds })` draws one frame. */
export const canvasPicture = ({ name, label, kind, arrange = () => ({}), draw }) => ({
  place: 'stage',
  html: () => canvasTag({ name, label, kind }),
  attach({ ref, state, colour, declared }) {
    const canvas = ref[name],
      view = { width: 0 };
    function frame(seconds = 0) {
      if (!view.width) return;
      const pen = canvas.getContext('2d', { alpha: false });
      pen.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
      draw({ pen, view, state, colour, declared, seconds });
    }
    function restyle() {
      if (fit(canvas, view, arrange)) frame(0);
    }
    return { restyle, frame };
  },
});
