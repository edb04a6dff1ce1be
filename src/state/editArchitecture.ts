/** @file Edits of the architecture as steps: one that is refused changes nothing and says why. */
import type { Architecture } from '../architecture/architecture';
import type { Edited, EditRefusal, EditResult } from '../architecture/editResult';
import { setArchitecture } from '../document/designEdits';
import { joinExplanation } from '../text/en/words';
import type { AllText } from '../text/enLate';
import { loadLateText } from './language';
import { useStore } from './store';
import type { Notice } from './viewSlice';

/** Why an edit is refused, in words. */
export function explainRefusal(reason: EditRefusal, { edits }: AllText): string {
  const { layers, groups } = useStore.getState().design.architecture;
  return joinExplanation(
    edits.formatRefusal(reason, {
      getName: (id) => layers.get(id)?.name ?? id,
      getGroupName: (id) => groups.get(id)?.name ?? id,
    }),
  );
}

/** Says why an edit is refused, as soon as the sentences are there, with what would help. */
export async function sayRefusal(reason: EditRefusal, action?: Notice['action']): Promise<void> {
  const text = await loadLateText();
  const sentence = explainRefusal(reason, text);
  useStore.getState().showNotice(action === undefined ? { text: sentence } : { text: sentence, action });
}

/** Makes an edit as one step and returns what it made; null where it is refused, which is said. */
export function editArchitecture<Made>(
  label: string,
  edit: (architecture: Architecture) => EditResult<Made>,
): Edited<Made> | null {
  const { design, editDesign, showNotice } = useStore.getState();
  const result = edit(design.architecture);
  if (!result.ok) {
    void sayRefusal(result.reason);
    return null;
  }
  showNotice(null);
  editDesign(label, (before) => setArchitecture(before, result.architecture));
  return result;
}
