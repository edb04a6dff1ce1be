/** @file The clipboard's text: a link of the selection, which opens as a design and pastes as a piece. */
import { copySelection, createFragment, findInputLayers, fitFragment } from '../../architecture/fragment';
import { placeFragment } from '../../architecture/placeFragment';
import { findPlacement } from '../../architecture/placement';
import { readDesignText } from '../../codecs/json/designFile';
import { findLink, readLink, writeLink } from '../../codecs/url/link';
import { createDesign, type Design } from '../../document/document';
import { editArchitecture } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { openFile } from '../../state/openFile';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { joinExplanation } from '../../text/en/words';
import { drawAlike, noteCopied, testCopied } from './copiedFolds';
import { getNames, removeSelected, showMade } from './networkEdits';

/** A link of what is selected; null where nothing is. */
export function writeSelection(): string | null {
  const { design, selection } = useStore.getState();
  if (selection.size === 0) return null;
  const { architecture } = copySelection(design.architecture, selection);
  const { resolution, rule } = design;
  const { origin, pathname } = location;
  const text = `${origin}${pathname}${writeLink(createDesign(architecture, { resolution, rule }))}`;
  noteCopied(text, architecture);
  return text;
}

/** Says that the selection was copied. */
export function tellCopied(): void {
  const { selection, showNotice } = useStore.getState();
  showNotice({ text: getLateText().steps.copied(selection.size) });
}

/** Removes what was copied. */
export function cutSelected(): void {
  const state = useStore.getState();
  removeSelected(getLateText().steps.cut(getNames(state, state.selection)));
}

function pastePiece(pasted: Design, text: string): void {
  const { design, selection, openDesign, showNotice } = useStore.getState();
  const { steps } = getLateText();
  const fragment = createFragment(pasted.architecture);
  const count = pasted.architecture.layers.size;
  const made = editArchitecture(steps.paste(count), (before) =>
    placeFragment(before, fragment, findPlacement(design.architecture, selection, fragment)),
  );
  if (made === null) return;
  const piece = fitFragment(design.architecture, fragment).architecture;
  drawAlike(piece, made.groups, testCopied(text, pasted.architecture));
  showMade(made.layers);
  const notice = { text: steps.pasted(made.layers.length) };
  const isWhole = findInputLayers(pasted.architecture).length > 0;
  const after = useStore.getState().design;
  const openInstead = () => {
    // What came after the piece stays, and the piece with it.
    if (useStore.getState().design === after) useStore.getState().undo();
    openDesign(pasted);
  };
  showNotice(isWhole ? { ...notice, action: { label: steps.openInstead, run: openInstead } } : notice);
}

/** Opens a design that was pasted as the text of its file; says why where it is none. */
function pasteFileText(text: string): void {
  const { openDesign, showNotice } = useStore.getState();
  const result = readDesignText(text);
  if ('design' in result) openDesign(result.design);
  // The configuration of a Keras model, say from to_json(), goes the way of a file.
  else if ('other' in result) void openFile({ file: new File([text], 'model.json') }, openDesign);
  else showNotice({ text: joinExplanation(getLateText().designs.formatDesignProblem(result.problem)) });
}

/** Whether nothing was ever done in the open design. */
function isUntouched({ design, past, future }: Store): boolean {
  return design.architecture.layers.size === 0 && design.title === '' && past.length + future.length === 0;
}

/**
 * Pastes a text that holds a link: as a piece behind the selection; into an untouched page a whole design as itself. The
 * text of a design's file is opened.
 */
export function pasteText(text: string): void {
  if (/^\s*\{/.test(text)) {
    pasteFileText(text);
    return;
  }
  const state = useStore.getState();
  const { openDesign, showNotice } = state;
  const { steps, links } = getLateText();
  const hash = findLink(text);
  if (hash === null) {
    showNotice({ text: steps.nothingToPaste });
    return;
  }
  const result = readLink(hash);
  if (!result.ok) showNotice({ text: joinExplanation(links.formatLinkProblem(result.problem)) });
  else if (isUntouched(state) && findInputLayers(result.design.architecture).length > 0)
    openDesign(result.design);
  else pastePiece(result.design, text);
}
