/* Light or dark as the reader's system has it, told to the widgets in JupyterLab's own way: Voilà's script puts
   "light" on the page when its theme has loaded, so it is put right whenever it changes. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const tell = () => {
  const light = String(!dark.matches);
  if (document.body.dataset.jpThemeLight !== light) document.body.dataset.jpThemeLight = light;
};
new MutationObserver(tell).observe(document.body, {
  attributes: true,
  attributeFilter: ['data-jp-theme-light'],
});
dark.addEventListener('change', tell);
tell();

/* A page that does not come says so, with a way on. */
setTimeout(() => {
  const loading = document.getElementById('loading');
  if (!loading) return;
  loading.classList.add('late');
  loading.querySelector('p').textContent =
    'This is taking long. Reload the page; if that does not help, JupyterLab (above) has the same folders.';
}, 45_000);
