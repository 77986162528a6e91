// Cards as a text that Anki imports (docs.ankiweb.net/importing/text-files.html): headers, then a note a line.

const NAME = 'Interpersonal neurobiology';
const HEADERS = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#columns:Front\tBack\tDeck\tTags',
  '#deck column:3',
  '#tags column:4',
];
const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '#': '&#35;', '\n': '<br>' };

/** Words as one field: no sign that means something to Anki is left as it is. */
const field = (words) => words.replace(/[&<>"#\n]/g, (sign) => SIGNS[sign]).replace(/[\t\r]/g, ' ');

/** "::" would make a deck below a deck. */
const deckName = (title) => `${NAME}::${title.replace(/::/g, ':')}`;

function row({ question, options = [], answer, reason }, title, id) {
  const front = [question, ...options.map((option) => `– ${option}`)].join('\n');
  const back = `<b>${field(answer)}</b>${reason ? `<br><br>${field(reason)}` : ''}`;
  return [field(front), back, field(deckName(title)), `ipnb ${id}`].join('\t');
}

/** @param decks - { id, title, cards } */
export const ankiText = (decks) =>
  `${[...HEADERS, ...decks.flatMap(({ id, title, cards }) => cards.map((card) => row(card, title, id)))].join('\n')}\n`;
