import React from 'react';
import { people } from './people.js';

export function Avatar({ handle, size }) {
  const { name, hue } = people[handle];
  return (
    <div data-testid="userAvatarImage" className="avatar" style={{ width: size, height: size, background: `hsl(${hue} 45% 45%)`, fontSize: size / 2.2 }}>
      <span aria-hidden="true">{name[0]}</span>
    </div>
  );
}
