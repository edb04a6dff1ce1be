/** @file The card that is to stay where it is on the screen while the cards around it are arranged anew. */
import type { LayerId } from '../../architecture/architecture';

let held: LayerId | null = null;

/** Asks for the card of a layer to stay where it is with the next arrangement. */
export function holdStill(id: LayerId): void {
  held = id;
}

/** The card that is to stay; asked once. */
export function takeHeld(): LayerId | null {
  const id = held;
  held = null;
  return id;
}
