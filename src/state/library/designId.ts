/** @file The identity of a design in the library of this browser; it is not part of the design itself. */
import type { Branded } from '../../util/brand';

/** Identifies a design in the library. */
export type DesignId = Branded<string, 'DesignId'>;

/** A new id that no other design has. */
export function createDesignId(): DesignId {
  // Only pages of a secure origin have randomUUID.
  const random = () => Math.random().toString(36).slice(2, 12);
  return (crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${random()}`) as DesignId;
}
