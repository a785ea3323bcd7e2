/** The stand-in's invented people and toots. */
export const people = {
  lena_harbour: { name: 'Lena Harbour', hue: 174 },
  acme_support: { name: 'Acme Support', hue: 262 },
  maria_k: { name: 'Maria K.', hue: 24 },
  city_library: { name: 'City Library', hue: 330 },
};

/** Which account is signed in: `?as=<handle>`, else a personal one. */
const asked = new URLSearchParams(location.search).get('as');
export const me = asked && people[asked] ? asked : 'lena_harbour';

/** Whether followers have to be let in: `?locked`. Else the form warns of it, as the site does. */
export const isLocked = new URLSearchParams(location.search).has('locked');

export const timeline = [
  { id: '113000000000000001', author: 'city_library', text: 'Late opening tonight until ten. Bring a friend, and a question for our map collection.' },
  { id: '113000000000000002', author: 'maria_k', text: '@acme_support my refund still has not arrived. Could someone have a look?' },
  { id: '113000000000000003', author: me, text: 'The first frost, and the leeks do not mind at all.' },
];
