// Starts the deck. Everything stands in one file, so that it opens from a folder as well as from a server.
/* global Reveal, RevealNotes */
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  // arrows would lie over the figures; keys, a finger and the bar below do the same
  controls: 'speaker-only',
  transition: 'none',
  // a slide with a whole drawing and its parts is printed once for each
  pdfSeparateFragments: true,
  plugins: [RevealNotes],
});
