/** X's modal: drawn in #layers, a div with role=dialog that pulls the focus back whenever it leaves. */
import React, { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../common/icons.jsx';

export function Dialog({ title, onClose, children }) {
  const root = useRef(null);

  useEffect(() => {
    const trap = () => {
      const active = document.activeElement;
      if (active && active !== document.body && !root.current.contains(active)) {
        root.current.querySelector('[contenteditable=true], button')?.focus();
      }
    };
    const escape = (event) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('focus', trap, true);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('focus', trap, true);
      document.removeEventListener('keydown', escape);
    };
  }, [onClose]);

  return createPortal(
    <div className="layer">
      <div className="mask" data-testid="mask" />
      <div className="dialog" role="dialog" aria-modal="true" aria-labelledby="modal-header" ref={root}>
        <div className="dialog-bar">
          <button type="button" aria-label="Close" data-testid="app-bar-close" onClick={onClose}><Icon name="close" /></button>
          <h2 id="modal-header">{title}</h2>
        </div>
        {children}
      </div>
    </div>,
    document.getElementById('layers'));
}
