/** The stand-in's invented people and threads. `?as=acme_support` signs the company in. */
import { chosen } from '../common/el.js';

export const people = { lena_harbour: { hue: 174 }, acme_support: { hue: 262 }, maria_k: { hue: 24 }, jonas_w: { hue: 205 } };

export const me = chosen('as', people, 'lena_harbour');

export const post = { id: 't3_abc12', author: 'maria_k', title: 'Who else walks the harbour wall in winter?', text: 'I leave at six and meet nobody but the pilot boats.' };

export const comments = [{ id: 't1_c1', author: 'jonas_w', text: 'Half past six, with a flask. I will wave.' }];
