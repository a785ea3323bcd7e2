/** The smallest router that behaves like those of single-page sites: pushState, and panes that follow the path. */
import { useEffect, useState } from 'react';

const listeners = new Set();

export function go(path) {
  history.pushState(null, '', path + location.search);
  for (const listener of listeners) listener();
}

export function usePath() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const update = () => setPath(location.pathname);
    listeners.add(update);
    window.addEventListener('popstate', update);
    return () => {
      listeners.delete(update);
      window.removeEventListener('popstate', update);
    };
  }, []);
  return path;
}
