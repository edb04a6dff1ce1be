/** @file The designs that the open one can be compared with, each with where it comes from. */
import { useEffect, useState } from 'react';
import { findLink, isLinkLike, readLink } from '../../codecs/url/link';
import { createDesign, type Design } from '../../document/document';
import { presets } from '../../presets/presets';
import type { DesignSummary } from '../../state/library/designLibrary';
import { keepNow } from '../../state/library/keepDesigns';
import { pageLibrary } from '../../state/library/pageLibrary';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { CompareView } from '../../state/viewSlice';
import type { AllText } from '../../text/enLate';

/** A design to choose. */
export interface CompareChoice {
  readonly id: string;
  readonly label: string;
  /** Where it comes from. */
  readonly note: string;
  /** Null where it is gone. */
  readonly load: () => Promise<Design | null>;
  readonly view: Partial<CompareView>;
}

/** Known networks have no image that they belong to: they are judged on that of the open design. */
const onSameImages: Partial<CompareView> = { hasOwnImages: false };

function listRecent({ recent, designId }: Store, text: AllText): readonly CompareChoice[] {
  return recent
    .filter((entry) => entry.designId !== designId)
    .toReversed()
    .map((entry) => ({
      id: `recent ${entry.designId}`,
      label: entry.design.title || text.toolbar.untitled,
      note: text.comparing.notes.recent,
      load: async () => entry.design,
      view: {},
    }));
}

function listKept(
  summaries: readonly DesignSummary[],
  { recent, designId }: Store,
  text: AllText,
): readonly CompareChoice[] {
  const known = new Set([designId, ...recent.map((entry) => entry.designId)]);
  return summaries
    .filter(({ id }) => !known.has(id))
    .map(({ id, title }) => ({
      id: `kept ${id}`,
      label: title || text.toolbar.untitled,
      note: text.comparing.notes.kept,
      load: async () => (await pageLibrary.load(id))?.design ?? null,
      view: {},
    }));
}

function listPresets({ design: { resolution, rule } }: Store): readonly CompareChoice[] {
  return presets.map(({ id, name, family, build }) => ({
    id: `preset ${id}`,
    label: name,
    note: family,
    load: async () => createDesign(build({}), { title: name, resolution, rule }),
    view: onSameImages,
  }));
}

/** What there is to choose: what was open comes first, then what is kept, then known networks. */
export function useCompareChoices(text: AllText): readonly CompareChoice[] {
  const [kept, setKept] = useState<readonly DesignSummary[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      await keepNow();
      const summaries = await pageLibrary.list();
      if (!isGone) setKept(summaries);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, []);
  const [state] = useState(useStore.getState);
  return [...listRecent(state, text), ...listKept(kept, state, text), ...listPresets(state)];
}

/** The design of a link that somebody typed or pasted, or what is wrong with it; null where it is none. */
export function findLinkChoice(
  query: string,
  text: AllText,
): CompareChoice | { readonly problem: string } | null {
  const typed = query.trim();
  const hash = findLink(typed) ?? (isLinkLike(typed) || /^https?:/.test(typed) ? typed : null);
  if (hash === null) return null;
  const result = readLink(hash);
  if (!result.ok) return { problem: text.comparing.explainLink(result.problem) };
  const { design } = result;
  return {
    id: 'link',
    label: design.title || text.toolbar.untitled,
    note: text.comparing.notes.link,
    load: async () => design,
    view: {},
  };
}
