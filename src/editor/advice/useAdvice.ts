/** @file The suggestions for the open design, for components. */
import { useSyncExternalStore } from 'react';
import { type FoundAdvice, getFoundAdvice, subscribeToAdvice } from '../../state/adviceSource';

/** The suggestions that were found last; they follow every change of the design. */
export function useAdvice(): FoundAdvice {
  return useSyncExternalStore(subscribeToAdvice, getFoundAdvice);
}
