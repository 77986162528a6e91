// What every view on a canvas does: pixels as many as the screen has, and words that a line may cross.

import { plain } from './template.js';

/** Pixels of the screen for one of the page, up to two. */
export const screenSharpness = () => Math.min(2, devicePixelRatio || 1);

const NARROWEST = 300; // pixels in which every picture has room for its words

/** How much larger than usual the words of a picture are: as the page's text is, while there is room. */
function textScale(width) {
  const { fontSize } = getComputedStyle(document.documentElement);
  return Math.max(1, Math.min(parseFloat(fontSize) / 16, width / NARROWEST));
}

/** Fits a canvas to its place and puts `width`, `height`, `dpr` and what `arrange(width, height)` gives into `view`; false while it is off the screen.
 *  With larger text a picture is drawn as for a smaller place, and larger. */
export function fit(canvas, view, arrange, sharpness = screenSharpness()) {
  const { clientWidth, clientHeight } = canvas;
  if (!clientWidth || !clientHeight) return false;
  const scale = textScale(clientWidth),
    width = Math.round(clientWidth / scale),
    height = Math.round(clientHeight / scale),
    dpr = sharpness * scale;
  if (width !== view.width || height !== view.height || dpr !== view.dpr) {
    Object.assign(view, { width, height, dpr }, arrange(width, height));
    canvas.width = width * dpr;
    canvas.height = height * dpr;
  }
  return true;
}

/** The sizes of a model's pictures. A note that grows by a line makes the model higher, and none of them. */
export const sizesOf = (root) =>
  [...root.querySelectorAll('canvas')]
    .map((one) => `${one.clientWidth} ${one.clientHeight}`)
    .join();

/** Writes with a rim of the ground's colour, so that the words can be read across a line. */
export function halo(pen, text, x, y, colour, ground = 'paper', rim = 4) {
  Object.assign(pen, { strokeStyle: colour(ground), lineWidth: rim, lineJoin: 'round' });
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

/** The place nearest to `x` at which words, aligned as the pen has it, are not cut by an edge of a picture so wide. */
export function within(pen, text, x, width, edge = 4) {
  const { actualBoundingBoxLeft: before, actualBoundingBoxRight: after } = pen.measureText(text);
  return Math.max(edge + before, Math.min(width - edge - after, x));
}

/** `kind` is the class of the canvas, `label` what it shows, for whoever cannot see it. */
export const canvasTag = ({ name, label, kind }) =>
  `<canvas${kind ? ` class="${kind}"` : ''} data-ref="${name}" role="img" aria-label="${plain(label)}"></canvas>`;

/** A picture on the stage; `draw({ pen, view, state, colour, declared, seconds })` draws one frame. */
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
