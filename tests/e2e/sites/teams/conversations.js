/** The stand-in's invented people and conversations. `thread` has Teams' own endings: they tell what kind of conversation it is. */
export const people = {
  lena: { name: 'Lena Harbour', hue: 174 },
  acme: { name: 'Acme Support', hue: 262 },
  maria: { name: 'Maria Kern', hue: 24 },
  jonas: { name: 'Jonas Weber', hue: 205 },
};

export const conversations = {
  maria: { title: 'Maria Kern', thread: '19:0a1b2c3d-lena_4e5f6a7b-maria@unq.gbl.spaces', with: ['maria'], messages: [{ mid: '1700000000001', from: 'maria', text: 'Did the numbers arrive?' }] },
  group: { title: 'Harbour launch', thread: '19:9f8e7d6c5b4a39281706f5e4d3c2b1a0@thread.v2', with: ['maria', 'jonas'], messages: [{ mid: '1700000000002', from: 'jonas', text: 'Draft is on the shared page.' }, { mid: '1700000000003', from: 'lena', text: 'I read teh draft tonight.' }] },
  channel: { title: 'General', thread: '19:aa11bb22cc33dd44ee55ff66aa77bb88@thread.tacv2', with: ['maria', 'jonas'], isChannel: true, messages: [{ mid: '1700000000004', from: 'maria', text: 'Welcome to the Harbour team.' }] },
  guest: { title: 'Jonas Weber (External)', thread: '19:1c2d3e4f-lena_5a6b7c8d-jonas@unq.gbl.spaces', with: ['jonas'], external: true, messages: [{ mid: '1700000000005', from: 'jonas', text: 'Happy to help from our side.' }] },
};

const query = new URLSearchParams(location.search);
/** Which account is signed in: `?as=acme`, else a personal one. */
export const me = people[query.get('as')] ? query.get('as') : 'lena';
/** Which conversation is open at first: `?open=<name>`; Teams' address does not tell. */
export const opened = conversations[query.get('open')] ? query.get('open') : 'maria';
/** `?expanded`: the boxes stand expanded, with Enter for lines. A new post in a channel always does. */
export const isExpanded = query.has('expanded');
