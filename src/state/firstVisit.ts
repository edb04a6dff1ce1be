/** @file Whether somebody has been here before. */

const key = 'fovea.visited';

/** Whether this is the first visit; a browser that keeps nothing is not greeted each time. */
export function isFirstVisit(): boolean {
  try {
    return localStorage.getItem(key) === null;
  } catch {
    return false;
  }
}

/** From now on this browser has been here. */
export function endFirstVisit(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    // It is greeted no more until the page is closed.
  }
}
