import React from 'react';
import { people } from './people.js';

export function Avatar({ handle }) {
  const person = people[handle];
  return (
    <div className="avatar" data-testid={`UserAvatar-Container-${handle}`} style={{ background: `hsl(${person.hue} 42% 46%)` }}>
      <span aria-hidden="true">{person.name[0]}</span>
    </div>
  );
}
