// The ledger: words to look for, and how many claims are left in sight. The rating filter is CSS alone.

const form = document.querySelector('form.ledger'),
  find = form.querySelector('.find'),
  input = find.querySelector('input');
const claims = [...document.querySelectorAll('.claims > li')],
  status = form.querySelector('[role=status]');
find.hidden = false;

function filter() {
  const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (const claim of claims)
    claim.hidden = !words.every((word) => claim.textContent.toLowerCase().includes(word));
  const seen = claims.filter((claim) => claim.checkVisibility()).length;
  status.textContent =
    seen === claims.length ? `${seen} claims` : `${seen} of ${claims.length} claims`;
}
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());

// a link from a chapter must find its claim, whatever was filtered
function arrive() {
  const claim =
    location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!claim || claim.checkVisibility()) return;
  form.reset();
  filter();
  claim.scrollIntoView();
}
addEventListener('hashchange', arrive);
arrive();
