/** @file Writes the view of a layer to the elements of its reduced card: only what changed. */

import { shortenName } from '../../layout/kindEvidence';
import { statusPaints } from '../../plots/statusPaint';
import type { Text } from '../../text/en';
import { computeFieldBox, computeFrameBox, drawBoxPath } from '../../util/glyphGeometry';
import { describeLayer, type LayerView } from './layerView';

/** Side of the glyph in canvas pixels. */
export const glyphSize = 46;

/** The elements of a reduced card. */
export interface ReducedCardParts {
  readonly card: HTMLElement;
  readonly button: HTMLElement;
  /** The name but for the number at its end, which is never cut: it tells a layer from its neighbours. */
  readonly name: HTMLElement;
  readonly number: HTMLElement;
  readonly field: SVGElement;
  readonly frame: SVGElement;
}

/** What changes when somebody points and selects: no part of what is said of the layer. */
const standing: ReadonlySet<keyof LayerView> = new Set(['isSelected', 'isHovered', 'isTabStop']);

/** Sets a data attribute, or takes it away. */
function setMark(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete element.dataset[name];
  else if (element.dataset[name] !== value) element.dataset[name] = value;
}

function paintStanding({ card, button }: ReducedCardParts, view: LayerView): void {
  setMark(card, 'selected', view.isSelected ? 'true' : null);
  setMark(card, 'hovered', view.isHovered ? 'true' : null);
  button.tabIndex = view.isTabStop ? 0 : -1;
  button.ariaPressed = String(view.isSelected);
}

function paintStatus({ card, button, field }: ReducedCardParts, { facts, findings }: LayerView): void {
  setMark(card, 'status', facts.status);
  setMark(card, 'tint', facts.tint);
  setMark(card, 'border', facts.isBorder ? 'true' : null);
  setMark(card, 'severity', findings?.severity ?? null);
  button.title = findings?.sentences.join('\n') ?? '';
  const { fill, fillOpacity, hasOutline } = statusPaints[facts.tint];
  field.setAttribute('fill', fill);
  field.setAttribute('fill-opacity', String(fillOpacity));
  field.setAttribute('stroke', hasOutline ? fill : 'none');
}

/** Paints a view over the one that was painted before; null: over nothing. */
export function paintReducedCard(
  parts: ReducedCardParts,
  view: LayerView,
  painted: LayerView | null,
  text: Text,
): void {
  const { node, facts, resolution, findings, mark, isSelected, isHovered, isTabStop } = view;
  const isSameStanding =
    painted?.isSelected === isSelected && painted.isHovered === isHovered && painted.isTabStop === isTabStop;
  if (!isSameStanding) paintStanding(parts, view);
  const before = painted?.facts;
  const isSameStatus =
    before?.status === facts.status &&
    before.tint === facts.tint &&
    before.isBorder === facts.isBorder &&
    painted?.findings === findings;
  if (!isSameStatus) paintStatus(parts, view);
  if ((painted?.mark ?? null) !== mark) {
    setMark(parts.card, 'change', mark?.kind ?? null);
    setMark(parts.card, 'before', mark?.statusBefore ?? null);
  }
  if (painted?.node.name !== node.name) {
    const [, number = ''] = /\D(\d[\d.]{0,4})$/.exec(shortenName(node.name)) ?? [];
    parts.name.textContent = shortenName(node.name).slice(0, -number.length || undefined);
    parts.number.textContent = number;
    parts.name.title = node.name;
  }
  if (painted?.resolution !== resolution) {
    parts.frame.setAttribute('d', drawBoxPath(computeFrameBox(resolution, glyphSize)));
  }
  if (
    painted === null ||
    painted.resolution !== resolution ||
    before?.field !== facts.field ||
    before.isReached !== facts.isReached
  ) {
    const { field } = facts;
    const box =
      field === null
        ? computeFrameBox(resolution, glyphSize)
        : computeFieldBox(field.min, resolution, glyphSize);
    parts.field.setAttribute('d', facts.isReached ? drawBoxPath(box) : '');
  }
  const isSameContent =
    painted !== null &&
    (Object.keys(view) as (keyof LayerView)[]).every(
      (name) => view[name] === painted[name] || standing.has(name),
    );
  if (!isSameContent) parts.button.ariaLabel = describeLayer(view, text, false);
}
