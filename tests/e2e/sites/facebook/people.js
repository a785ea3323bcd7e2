/** The stand-in's invented people, posts and conversations. `?as=acme` signs the company's page in. */
import { chosen } from '../common/el.js';

export const people = {
  lena: { name: 'Lena Harbour', first: 'Lena', hue: 174 },
  acme: { name: 'Acme Support', first: 'Acme', hue: 262 },
  maria: { name: 'Maria K.', first: 'Maria', hue: 24 },
  jonas: { name: 'Jonas W.', first: 'Jonas', hue: 205 },
  library: { name: 'City Library', first: 'City', hue: 330 },
};

export const me = chosen('as', people, 'lena');

export const feed = [
  { id: '1', author: 'library', audience: 'Public', text: 'Late opening tonight until ten. Bring a friend, and a question for our map collection.' },
  { id: '2', author: 'maria', audience: 'Friends', text: 'Landed. The sea is where I left it.' },
  { id: '3', author: me, audience: 'Friends', text: 'The first frost, and the leeks do not mind at all.' },
  { id: '4', author: 'jonas', audience: 'Friends', text: 'Who comes along?', shared: { author: 'library', audience: 'Public', text: 'Late opening tonight until ten.' } },
];

export const groups = { allotments: { name: 'Harbour allotments', kind: 'Private group', members: '1,284 members' }, market: { name: 'Harbour market', kind: 'Public group', members: '12K members' }, huerta: { name: 'Huerta del puerto', kind: 'Grupo público', members: '960 miembros' } };

export const conversations = {
  100: { title: 'Maria K.', messages: [['maria', 'Landing at six, see you then?']] },
  200: { title: 'Harbour run club', group: true, messages: [['jonas', 'Sunday, half past eight, at the crane.']] },
};
