/**
 * @file The card of a layer: name, parameters, output size, how much it sees, its glyph; below it the norms,
 * activations and dropouts that follow it, as thin rows.
 */
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import type { LayerAnalysis } from '../../analysis/analysis';
import type { LayerNode } from '../../architecture/architecture';
import { getChannels, getMapSize, isMapShape } from '../../layers/shape';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useText } from '../../state/language';
import type { Text } from '../../text/en';
import { formatShape, formatSize } from '../../text/quantities';
import { CardButton } from './CardButton';
import { CardRow } from './CardRow';
import { DetailContext } from './cardDetail';
import type { CardNode } from './flowState';
import { isKindEvident, shortenName } from './kindEvidence';
import { type LayerView, useLayerView } from './layerView';

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
  return `${kind} ${layers.formatShorthand(layer)}`.trim();
}

function CardLines({
  view: { node, facts },
  isFull,
}: {
  readonly view: LayerView;
  readonly isFull: boolean;
}) {
  const text = useText();
  const { name, layer } = node;
  const hasField = layer.kind !== 'Input' && facts.isReached;
  return (
    <span className="card-lines">
      <span className="card-line">
        <span className="card-name" title={name}>
          {isFull ? name : shortenName(name)}
        </span>
        {isFull && <span className="card-value">{formatOutput(facts)}</span>}
      </span>
      <span className="card-line">
        <span className="card-params">{formatDetails(node, facts, text)}</span>
        {isFull && hasField && (
          <span className="card-value">{text.canvas.formatSees(facts.field?.min ?? null)}</span>
        )}
      </span>
    </span>
  );
}

function CardFrame({ card: { id, rows } }: CardNode['data']) {
  const text = useText();
  const detail = useContext(DetailContext);
  const view = useLayerView(id);
  if (view === null) return null;
  const { node, facts, resolution, isSelected, isHovered } = view;
  const isReduced = detail === 'reduced';
  return (
    <div
      className="layer-card"
      data-detail={detail}
      data-status={facts.status}
      data-tint={facts.tint}
      data-selected={isSelected || undefined}
      data-hovered={isHovered || undefined}
    >
      {facts.isBorder && (
        <div className="card-border-line" aria-hidden="true">
          {!isReduced && <span>{text.canvas.borderLayer}</span>}
        </div>
      )}
      <CardButton id={id} view={view} className="card-main">
        {isReduced ? (
          <span className="card-name">{shortenName(node.name)}</span>
        ) : (
          <CardLines view={view} isFull={detail === 'full'} />
        )}
        <FieldGlyph
          min={facts.field?.min ?? null}
          max={isReduced ? null : (facts.field?.max ?? null)}
          resolution={resolution}
          status={facts.tint}
          size={isReduced ? 46 : 34}
        />
      </CardButton>
      {detail === 'full' && rows.length > 0 && (
        <div className="card-rows">
          {rows.map((row) => (
            <CardRow key={row} id={row} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A card as React Flow's node; where it stands is not its business. */
export const LayerCard = memo(
  function LayerCard({ data }: NodeProps<CardNode>) {
    return <CardFrame card={data.card} />;
  },
  (a, b) => a.data.card === b.data.card,
);
