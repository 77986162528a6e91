/* What lists and the marking page of Formgrader have in common. */

/** Opens a folder or notebook: in the tab of JupyterLab where this page is a frame there, else in JupyterLab.
    nbgrader's own leads to /tree and /notebooks at the root of the host, where nothing is. */
window.linkTo = (type, path) => {
  const clean = path.split('/').filter((part) => part && part !== '.');
  if (window !== window.top) {
    const command = type === 'directory' ? 'filebrowser:go-to-path' : 'docmanager:open';
    const tell = () =>
      window.parent.postMessage(
        JSON.stringify({ command, arguments: { path: clean.join('/') } }),
        location.origin,
      );
    return (_, el) =>
      $(el)
        .attr('href', '#')
        .on('click', (event) => {
          event.preventDefault();
          tell();
        })[0];
  }
  const server = location.pathname.split('/formgrader/')[0];
  return (_, el) =>
    $(el).attr('href', `${server}/lab/tree/${clean.map(encodeURIComponent).join('/')}`)[0];
};
