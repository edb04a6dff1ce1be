/** @file Whether a media query holds, as it changes. */
import { useSyncExternalStore } from 'react';

/** Whether a CSS media query such as `(max-width: 720px)` holds. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}
