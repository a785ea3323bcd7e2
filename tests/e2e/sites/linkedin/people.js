/** The stand-in's invented people, posts and conversations. `?as=acme` signs someone else in; `/company/acme/admin/…` is the company's own page. */
import { chosen } from '../common/el.js';

export const people = {
  lena: { name: 'Lena Harbour', about: 'Harbour pilot', hue: 174 },
  acme: { name: 'Acme Support', about: 'Customer care', hue: 262 },
  maria: { name: 'Maria K.', about: 'Cartographer', hue: 24 },
  jonas: { name: 'Jonas W.', about: 'Gardener', hue: 205 },
};

export const me = chosen('as', people, 'lena');

export const feed = [
  { id: '7200000000000000001', author: 'maria', audience: 'globe-americas-small', text: 'We drew the last sheet of the harbour atlas today. Seven years, four hundred islands.' },
  { id: '7200000000000000002', author: 'jonas', audience: 'people-small', text: 'Looking for someone who knows about frost and leeks.' },
  { id: '7200000000000000003', author: 'jonas', audience: 'people-small', text: 'Seven years!', shared: { author: 'maria', audience: 'globe-americas-small', text: 'We drew the last sheet of the harbour atlas today.' } },
];

export const conversations = {
  'two-of-us': { title: 'Maria K.', about: 'Cartographer', people: ['maria'], messages: [['maria', 'Landing at six, see you then?']] },
  'run-club': { title: 'Maria K., Jonas W.', about: '3 people', people: ['maria', 'jonas'], messages: [['jonas', 'Sunday, half past eight, at the crane.']] },
};
