/** The stand-in's invented people and conversations. */
export const people = {
  lena_harbour: { name: 'Lena Harbour', hue: 174 },
  acme_support: { name: 'Acme Support', hue: 262 },
  maria_k: { name: 'Maria K.', hue: 24 },
  jonas_w: { name: 'Jonas W.', hue: 205 },
  city_library: { name: 'City Library', hue: 330 },
};

export const timeline = [
  { id: '1790000000000000001', author: 'city_library', time: '2h', text: 'Late opening tonight until ten. Bring a friend, and a question for our map collection.' },
  { id: '1790000000000000002', author: 'maria_k', time: '4h', text: '@acme_support my refund still has not arrived. Could someone have a look?' },
  { id: '1790000000000000003', author: 'jonas_w', time: '7h', text: 'First frost on the allotment. The leeks do not mind at all.' },
];

export const conversations = {
  '111-222': { title: 'Maria K.', members: ['maria_k'], messages: [{ from: 'maria_k', text: 'Landing at six, see you then?' }] },
  g333: { title: 'Harbour run club', members: ['maria_k', 'jonas_w'], messages: [{ from: 'jonas_w', text: 'Sunday, half past eight, at the crane.' }] },
};

const query = new URLSearchParams(location.search);
/** `?protected`: a lock stands beside the account's name. `?bare`: nothing in the page tells the account. */
export const isProtected = query.has('protected');
export const isBare = query.has('bare');

/** Which account is signed in: `?as=<handle>`, else a personal one. */
export const me = (() => {
  const asked = query.get('as');
  return asked && people[asked] ? asked : 'lena_harbour';
})();
