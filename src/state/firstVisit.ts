/** @file Whether somebody has been here before, and the design that greets those who have not. */
import type { DesignId } from './library/designId';

const key = 'fovea.visited';

let greeting: DesignId | null = null;

/** The page opens on a design of its own. */
export function greetWith(id: DesignId): void {
  greeting = id;
}

/**
 * The design that greets a first visit; null on later ones, and where a link was followed. A browser that keeps nothing
 * is not greeted each time.
 */
export function getGreeting(): DesignId | null {
  try {
    return localStorage.getItem(key) === null ? greeting : null;
  } catch {
    return null;
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
