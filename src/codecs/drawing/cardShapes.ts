/** @file The card of a layer in pictures, as the page draws it in full. */
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import type { Architecture, LayerNode } from '../../architecture/architecture';
import { dropGroupName } from '../../layout/kindEvidence';
import type { PlacedCard } from '../../layout/placedCard';
import type { AllText } from '../../text/enLate';
import { inkColors, statusColors } from '../statusColors';
import { formatCardDetails, formatCardOutput } from './cardWords';
import { drawBox, drawLine, type GroupShape, type PathShape, type TextShape } from './drawing';
import { drawGlyph } from './glyphShapes';
import { fitText, measureText, widestFont } from './textWidth';

/** What a comparison says of a card. */
export type CardMark = 'added' | 'removed' | 'changed';

/** What cards are drawn from. */
export interface CardContext {
  readonly architecture: Architecture;
  readonly analysis: Analysis;
  readonly text: AllText;
}

const mainHeight = 50;
const glyphSize = 34;
const padding = { left: 12, right: 8, gap: 8 } as const;
const quiet = '#6a7077';

/** Marks of a comparison: a colour that no status has, a sign, an outline. */
const markPaints: Readonly<
  Record<CardMark, { readonly color: string; readonly sign: string; readonly dash?: readonly number[] }>
> = {
  added: { color: '#2f5bd0', sign: '+' },
  removed: { color: '#8a1c7c', sign: '−', dash: [5, 3] },
  changed: { color: '#1c1f23', sign: '~' },
};

/** One line: what may be shortened at the left, what may not at the right. */
function drawCardLine(
  { x, width }: PlacedCard,
  y: number,
  left: Pick<TextShape, 'text' | 'size' | 'isBold' | 'fill'>,
  right: string,
): readonly TextShape[] {
  const start = x + padding.left;
  const end = x + width - padding.right - glyphSize - padding.gap;
  const rightWidth = right === '' ? 0 : measureText(right, 11, false) * widestFont + 6;
  const text = fitText(left.text, end - start - rightWidth, left.size, left.isBold);
  const shapes: TextShape[] = [];
  if (text !== '') shapes.push({ type: 'text', x: start, y, anchor: 'start', ...left, text });
  if (right !== '')
    shapes.push({
      ...{ type: 'text', x: end, y, text: right, size: 11, isBold: false, fill: quiet, anchor: 'end' },
    });
  return shapes;
}

/** The mark of a status that is judged, at the left edge: hatched, or one side in colour. */
function drawEdgeMark({ x, y, height }: PlacedCard, { status }: LayerAnalysis): readonly PathShape[] {
  const { fill } = statusColors[status];
  if (status === 'partial')
    return [{ type: 'path', path: drawBox(x, y + 4, 4, height - 8, 2), fill: statusColors.partial.fill }];
  if (status !== 'unproductive') return [];
  let path = '';
  for (let top = y + 6; top + 7 < y + height - 4; top += 5) path += drawLine(x, top + 6, x + 6, top);
  return [{ type: 'path', path, stroke: fill, strokeWidth: 1.6 }];
}

function drawRows(place: PlacedCard, rows: readonly LayerNode[], text: AllText): GroupShape['shapes'] {
  if (rows.length === 0) return [];
  const { x, y, width } = place;
  const top = y + mainHeight;
  const words = rows.map(({ layer }) =>
    `${text.layers.formatShortKind(layer.kind)} ${text.layers.formatShorthand(layer)}`.trim(),
  );
  const line = fitText(words.join(' · '), width - padding.left - padding.right, 11, false);
  return [
    { type: 'path', path: drawLine(x + 1, top, x + width - 1, top), stroke: '#eeeeea', strokeWidth: 1 },
    {
      ...{ type: 'text', x: x + padding.left, y: top + 13.5, text: line, size: 11 },
      ...{ isBold: false, fill: quiet, anchor: 'start' },
    },
  ];
}

/** The dashed line in front of a border layer, with its name; above the names of groups that begin there. */
function drawBorderLine({ x, y, width, isOpening }: PlacedCard, label: string): GroupShape['shapes'] {
  const level = y - (isOpening ? 20 : 6);
  const size = 10;
  const end = x + width - 10;
  const start = end - measureText(label, size, true) * widestFont - 8;
  const { text: color } = statusColors.unproductive;
  return [
    {
      ...{ type: 'path', path: drawLine(x - 10, level, x + width + 10, level) },
      ...{ stroke: color, strokeWidth: 1.5, dash: [4, 3] },
    },
    { type: 'path', path: drawBox(start, level - 6, end - start, 12, 2), fill: inkColors.paper },
    {
      ...{ type: 'text', x: end - 4, y: level + 3.5, text: label, size },
      ...{ isBold: true, fill: color, anchor: 'end' },
    },
  ];
}

function drawMark({ x, y, width, height }: PlacedCard, mark: CardMark): GroupShape['shapes'] {
  const { color, sign, dash } = markPaints[mark];
  return [
    {
      ...{ type: 'path', path: drawBox(x - 3, y - 3, width + 6, height + 6, 11) },
      ...{ stroke: color, strokeWidth: 2.5, ...(dash !== undefined && { dash }) },
    },
    { type: 'path', path: drawBox(x + width - 8, y - 12, 18, 18, 9), fill: color },
    {
      ...{ type: 'text', x: x + width + 1, y: y + 1.5, text: sign, size: 14 },
      ...{ isBold: true, fill: inkColors.paper, anchor: 'middle' },
    },
  ];
}

function describe(node: LayerNode, facts: LayerAnalysis, { architecture, text }: CardContext): string {
  return text.canvas.formatCardName({
    ...{ name: node.name, kind: node.layer.kind, parameters: text.layers.formatParameters(node.layer) },
    ...{ status: facts.status, isBorder: facts.isBorder },
    sees: node.layer.kind === 'Input' ? null : (facts.field?.min ?? null),
    inputs: node.inputs.map((input) => architecture.layers.get(input)?.name ?? ''),
    ...{ problems: [], change: '' },
  });
}

/** The card in its place; nothing where its layer is not there. */
export function drawCard(
  place: PlacedCard,
  context: CardContext,
  mark: CardMark | null = null,
): readonly GroupShape[] {
  const { architecture, analysis, text } = context;
  const { card, x, y, width, height } = place;
  const node = architecture.layers.get(card.main);
  const facts = analysis.layers.get(card.main);
  if (node === undefined || facts === undefined) return [];
  const { tint, field, isReached } = facts;
  const group = node.group === null ? '' : (architecture.groups.get(node.group)?.name ?? '');
  const hasField = node.layer.kind !== 'Input' && isReached;
  const isLoud = tint === 'critical' || tint === 'unproductive';
  const rows = card.rows.flatMap((id) => architecture.layers.get(id) ?? []);
  const { ink, quiet: second, paper } = inkColors;
  const shapes: GroupShape['shapes'] = [
    {
      ...{ type: 'path', path: drawBox(x, y, width, height, 9) },
      fill: tint === 'head' ? statusColors.head.ground : paper,
      stroke: isLoud ? statusColors[tint].fill : '#d6d6d0',
      strokeWidth: 1,
    },
    ...drawEdgeMark(place, facts),
    ...(facts.isBorder ? drawBorderLine(place, text.canvas.borderLayer) : []),
    ...drawCardLine(
      place,
      y + 21,
      { text: dropGroupName(node.name, group), size: 13, isBold: true, fill: ink },
      formatCardOutput(facts),
    ),
    ...drawCardLine(
      place,
      y + 38,
      { text: formatCardDetails(node, facts, text), size: 12, isBold: false, fill: second },
      hasField ? text.canvas.formatSees(field?.min ?? null) : '',
    ),
    ...drawGlyph(x + width - padding.right - glyphSize, y + (mainHeight - glyphSize) / 2, glyphSize, {
      ...{ min: field?.min ?? null, max: field?.max ?? null, resolution: analysis.input.resolution },
      ...{ status: tint, isUnknown: !isReached },
    }),
    ...drawRows(place, rows, text),
    ...(mark === null ? [] : drawMark(place, mark)),
  ];
  return [{ type: 'group', layer: node.id, title: describe(node, facts, context), shapes }];
}
