// What every view on a canvas does: pixels as many as the screen has, and words that a line may cross.

/** Gives a canvas as many pixels as its place has on the screen, and tells `view` its `width`, `height` and `dpr` with all that `arrange(width, height)` makes of them. Says whether it can be drawn on: not while it is off the screen; the size will change when it is there. */
export function fit(canvas, view, arrange = () => ({})) {
  const width = Math.round(canvas.clientWidth),
    height = Math.round(canvas.clientHeight),
    dpr = Math.min(2, devicePixelRatio || 1);
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
