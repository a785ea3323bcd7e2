/** The stand-in's invented people, posts and conversations. */
export const people = {
  'lena.harbour.example': { name: 'Lena Harbour', hue: 174 },
  'acme-support.example': { name: 'Acme Support', hue: 262 },
  'maria.example': { name: 'Maria K.', hue: 24 },
  'jonas.example': { name: 'Jonas W.', hue: 205 },
};

export const timeline = [
  { id: '3kaaaaaaaaaa2', author: 'maria.example', time: '4h', text: 'My refund from Acme still has not arrived. Could someone have a look?' },
  { id: '3kbbbbbbbbbb2', author: 'jonas.example', time: '7h', text: 'First frost on the allotment. The leeks do not mind at all.' },
];

/** With one person (`with`), or a group with a name. */
export const conversations = {
  '3kconvo2maria': { with: 'maria.example', messages: [{ from: 'maria.example', text: 'Landing at six, see you then?' }] },
  '3kgroup4club': { name: 'Harbour run club', members: ['lena.harbour.example', 'maria.example', 'jonas.example'], messages: [{ from: 'jonas.example', text: 'Ten kilometres on Sunday?' }, { from: 'maria.example', text: 'Count me in.' }] },
};

/** Which account is signed in: `?as=<handle>`, else a personal one. */
export const me = (() => {
  const asked = new URLSearchParams(location.search).get('as');
  return asked && people[asked] ? asked : 'lena.harbour.example';
})();
