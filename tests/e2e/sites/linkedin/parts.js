/** Pieces that several parts of the stand-in share. */
import { el } from '../common/el.js';
import { people } from './people.js';

export const avatar = (who, size) => el('span', { class: 'avatar', 'aria-hidden': 'true', style: `width: ${size}px; height: ${size}px; background: hsl(${people[who].hue} 45% 42%)` }, people[who].name[0]);
