/** @file Sets of pictures that are kept in this browser. */
import { useEffect } from 'react';
import { useStore } from '../../state/store';
import { refreshKept } from '../../state/training/refreshKept';
import type { KeptData } from '../../training/keptData';

const none: readonly KeptData[] = [];

/** The kept sets; they are looked up anew when something begins to show them. */
export function useKeptData(): readonly KeptData[] {
  useEffect(() => void refreshKept(), []);
  return useStore(({ training }) => training.kept) ?? none;
}
