/** @file Keeps the page below an open menu out of reach of keys, as it is already hidden from screen readers. */
import { useEffect } from 'react';

/** While it is mounted, nothing of the page can take the focus; what stands beside it, such as the menu, can. */
export function useInertPage(): void {
  useEffect(() => {
    const page = document.getElementById('root');
    if (page === null) return;
    // Not before the menu has taken the focus: it remembers where that was.
    const request = requestAnimationFrame(() => {
      page.inert = true;
    });
    return () => {
      cancelAnimationFrame(request);
      page.inert = false;
    };
  }, []);
}
