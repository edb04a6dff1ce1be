/**
 * @file The card of a layer: name, parameters, output size, how much it sees, its glyph; below it the norms,
 * activations and dropouts that follow it, as thin rows.
 */
import type { NodeProps } from '@xyflow/react';
import { lazy, memo, Suspense } from 'react';
import type { LayerAnalysis } from '../../analysis/analysis';
import type { LayerNode } from '../../architecture/architecture';
import { getChannels, getMapSize, isMapShape } from '../../layers/shape';
import { dropGroupName, isKindEvident, shortenName } from '../../layout/kindEvidence';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Text } from '../../text/en';
import { formatShape, formatSize } from '../../text/quantities';
import { CardButton } from './CardButton';
import { CardRow } from './CardRow';
import type { CardNode } from './cardNode';
import { type LayerView, useLayerView } from './layerView';

/** Folded groups come with their own code, which small networks do without. */
const GroupCard = lazy(() => import('./GroupCard'));

/** Cards seen from afar, which the first picture has none of. */
const ReducedCard = lazy(() => import('./ReducedCard'));

/** What was measured in training, once somebody wants it on the cards. */
const SaturationBar = lazy(() => import('../training/SaturationBar'));

function formatOutput({ shape }: LayerAnalysis): string {
  if (shape === null) return '?';
  return isMapShape(shape) ? formatSize(getMapSize(shape)) : formatShape(shape);
}

function formatDetails(
  { name, layer }: LayerNode,
  { shape }: LayerAnalysis,
  { canvas, layers }: Text,
): string {
  if (layer.kind === 'Concat' && shape !== null) return canvas.formatChannels(getChannels(shape));
  const kind = isKindEvident(name, layer.kind) ? '' : layers.formatShortKind(layer.kind);
  // Spaces within a term do not break: it is shown whole or not at all.
  return `${kind} ${layers.formatShorthand(layer).replaceAll(/(?<!,) /g, '\u00a0')}`.trim();
}

function CardLines({
  view: { node, facts, copies, lastField, groupName },
  isFull,
}: {
  readonly view: LayerView;
  readonly isFull: boolean;
}) {
  const text = useText();
  const { name, layer } = node;
  const hasSaturation = useStore((state) => state.training.isOnCards);
  const hasField = layer.kind !== 'Input' && facts.isReached;
  return (
    <span className="card-lines">
      <span className="card-line">
        <span className="card-name" title={name}>
          {isFull ? dropGroupName(name, groupName) : shortenName(name)}
        </span>
        {isFull && <span className="card-value">{formatOutput(facts)}</span>}
      </span>
      <span className="card-line">
        <span className="card-params" title={text.layers.formatParameters(layer)}>
          {formatDetails(node, facts, text)}
        </span>
        {isFull && hasField && (
          <span className="card-value">
            {text.canvas.formatSees(facts.field?.min ?? null, copies > 1 ? lastField?.min : null)}
          </span>
        )}
        {hasSaturation && (
          <Suspense>
            <SaturationBar id={node.id} />
          </Suspense>
        )}
      </span>
    </span>
  );
}

function WordyCard({ card: { id, rows }, detail }: CardNode['data']) {
  const text = useText();
  const isFull = detail === 'full';
  const view = useLayerView(id);
  if (view === null) return null;
  const { node, facts, resolution, mark, isSelected, isHovered } = view;
  return (
    <div
      className="layer-card"
      data-detail={isFull ? 'full' : 'brief'}
      data-kind={node.layer.kind}
      data-status={facts.status}
      data-tint={facts.tint}
      data-selected={isSelected || undefined}
      data-hovered={isHovered || undefined}
      data-change={mark?.kind}
      data-before={mark?.statusBefore ?? undefined}
    >
      {facts.isBorder && (
        <div className="card-border-line" aria-hidden="true">
          <span>{text.canvas.borderLayer}</span>
        </div>
      )}
      <CardButton id={id} view={view} className="card-main">
        <CardLines view={view} isFull={isFull} />
        <FieldGlyph
          min={facts.field?.min ?? null}
          max={facts.field?.max ?? null}
          resolution={resolution}
          status={facts.tint}
          isUnknown={!facts.isReached}
        />
      </CardButton>
      {mark?.tag !== undefined && (
        <span className="card-change" aria-hidden="true">
          {mark.tag}
        </span>
      )}
      {isFull && rows.length > 0 && (
        <div className="card-rows">
          {rows.map((row) => (
            <CardRow key={row} id={row} />
          ))}
        </div>
      )}
      {isFull && facts.shape !== null && (
        <span className="card-flow" aria-hidden="true">
          {formatShape(facts.shape)}
        </span>
      )}
    </div>
  );
}

function CardOfNode({ card, detail }: CardNode['data']) {
  if (card.folded !== undefined) {
    return (
      <Suspense fallback={<div className="layer-card" />}>
        <GroupCard id={card.id} folded={card.folded} detail={detail} key={card.folded.layers.join()} />
      </Suspense>
    );
  }
  if (detail !== 'reduced') return <WordyCard card={card} detail={detail} />;
  return (
    <Suspense fallback={<div className="layer-card" />}>
      <ReducedCard id={card.id} />
    </Suspense>
  );
}

/** A card as React Flow's node; where it stands is not its business. */
export const LayerCard = memo(
  function LayerCard({ data }: NodeProps<CardNode>) {
    return <CardOfNode {...data} />;
  },
  (a, b) => a.data.card === b.data.card && a.data.detail === b.data.detail,
);
