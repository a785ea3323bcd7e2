/** The stand-in's invented people, channels and messages. */
export const people = {
  lena_harbour: { name: 'Lena', hue: 174 },
  acme_support: { name: 'Acme Support', hue: 262 },
  maria_k: { name: 'Maria K.', hue: 24 },
  jonas_w: { name: 'Jonas', hue: 205 },
};

/** `kind`: dm, group (DM of several), channel, thread. */
export const rooms = {
  '1100': { kind: 'dm', name: 'Maria K.', members: ['maria_k'], messages: [{ id: '1', from: 'maria_k', text: 'Landing at six, see you then?' }] },
  '1200': { kind: 'group', name: 'Harbour run club', members: ['maria_k', 'jonas_w', 'lena_harbour'], messages: [{ id: '2', from: 'jonas_w', text: 'Sunday, half past eight, at the crane.' }] },
  '9001': {
    kind: 'channel', name: 'general', guild: '9000', members: ['maria_k', 'jonas_w', 'lena_harbour'],
    messages: [{ id: '3', from: 'maria_k', text: 'Who else is at the meetup tonight?' }, { id: '4', from: 'lena_harbour', text: 'I bring teh cake.' }],
  },
  '9005': { kind: 'thread', name: 'Cake for the meetup', guild: '9000', parent: '9001', members: [], messages: [{ id: '5', from: 'jonas_w', text: 'Lemon, please.' }] },
};

/** Which account is signed in: `?as=<name>`, else a personal one. */
export const me = (() => {
  const asked = new URLSearchParams(location.search).get('as');
  return asked && people[asked] ? asked : 'lena_harbour';
})();
