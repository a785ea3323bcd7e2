/** The stand-in's invented people and conversations, by Slack's ids: C… a channel or a group, D… one person. */
export const people = {
  lena: { name: 'Lena Harbour', hue: 174 },
  acme: { name: 'Acme Support', hue: 262 },
  maria: { name: 'Maria Kern', hue: 24 },
  jonas: { name: 'Jonas Weber', hue: 205 },
};

export const conversations = {
  C0HARBOUR1: { name: 'general', members: 12, messages: [{ ts: '1700000000.000100', from: 'maria', text: 'Release is at noon. Anything still open?' }, { ts: '1700000000.000200', from: 'lena', text: 'I test teh build now.' }] },
  C0CONNECT2: { name: 'ext-acme-harbour', members: 23, shared: true, messages: [{ ts: '1700000000.000300', from: 'jonas', text: 'Hello from our side of the channel.' }] },
  D0MARIA003: { name: 'Maria Kern', messages: [{ ts: '1700000000.000400', from: 'maria', text: 'Landing at six, see you then?' }] },
};

/** Threads that the view of all of them shows, each with a box of its own. */
export const threads = [
  { id: 'release', channel: 'C0HARBOUR1', parent: { ts: '1700000000.000100', from: 'maria', text: 'Release is at noon. Anything still open?' } },
  { id: 'hello', channel: 'C0CONNECT2', parent: { ts: '1700000000.000300', from: 'jonas', text: 'Hello from our side of the channel.' } },
];

/** What Enter alone does, which people choose in Slack's settings: `?enter=newline` starts a line, and Ctrl with Enter sends. */
export const enterSends = new URLSearchParams(location.search).get('enter') !== 'newline';

/** Which account is signed in: `?as=acme`, else a personal one. */
export const me = (() => {
  const asked = new URLSearchParams(location.search).get('as');
  return asked && people[asked] ? asked : 'lena';
})();
