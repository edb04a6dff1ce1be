/** @file Sets of pictures that are kept in this browser. */
import { useCallback, useEffect, useState } from 'react';
import { type KeptData, listKeptData } from '../../training/keptData';

/** The kept sets, and a way to look again. */
export function useKeptData(): { readonly kept: readonly KeptData[]; readonly refresh: () => void } {
  const [kept, setKept] = useState<readonly KeptData[]>([]);
  const refresh = useCallback(() => void listKeptData().then(setKept), []);
  useEffect(refresh, [refresh]);
  return { kept, refresh };
}
