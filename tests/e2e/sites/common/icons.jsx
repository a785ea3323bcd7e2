/** Simple drawings of our own in the place of the sites' icons. */
import React from 'react';

const paths = {
  home: 'M4 11.5 12 5l8 6.5V20h-5v-5h-6v5H4z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm5 11.5L20 20',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l2 2H4zm4 4h4',
  mail: 'M3 6h18v12H3zm0 1 9 6 9-6',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20c1-4 4-6 8-6s7 2 8 6z',
  picture: 'M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15 9h.01',
  gif: 'M4 6h16v12H4zm5 4H7v4h2v-2m3-2v4m3 0v-4h2m-2 2h2',
  poll: 'M5 7h9M5 12h14M5 17h6',
  smile: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM8.5 14c2 2.5 5 2.5 7 0M9 10h.01M15 10h.01',
  calendar: 'M4 6h16v14H4zm0 4h16M8 3v4M16 3v4',
  pin: 'M12 21c-4-5-6-8-6-11a6 6 0 1 1 12 0c0 3-2 6-6 11zm0-13a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  reply: 'M4 12a7 7 0 0 1 7-7h2a7 7 0 0 1 0 14l-5 2v-3a7 7 0 0 1-4-6z',
  repost: 'M5 8l3-3 3 3M8 5v11h7M19 16l-3 3-3-3M16 19V8H9',
  like: 'M12 20C6 15 4 12 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 3-2 6-8 11z',
  globe: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16z',
  send: 'M4 12 20 4l-5 16-4-7z',
  lock: 'M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3',
  back: 'M11 5l-7 7 7 7M4 12h16',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
};

export function Icon({ name, testid }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon" data-testid={testid}>
      <path d={paths[name]} />
    </svg>
  );
}
