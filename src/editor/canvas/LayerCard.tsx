/**
 * @file The card of a layer: name, parameters, output size, how much it sees, its glyph; below it the norms,
 * activations and dropouts that follow it, as thin rows.
 */
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import type { LayerAnalysis } from '../../analysis/analysis';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { getMapSize, isMapShape } from '../../layers/shape';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { formatShape, formatSize } from '../../text/quantities';
import { CardRow } from './CardRow';
import { DetailContext } from './cardDetail';
import { useFindings, useInputNames, useLayer, useStanding } from './cardFacts';
import { getCardElementId, selectLayer } from './cardSelection';
import { FindingMark } from './FindingMark';
import type { CardNode } from './flowState';
import { isKindEvident, shortenName } from './kindEvidence';

/** Kinds whose parameters do not say how many channels come out. */
const unspokenChannels: ReadonlySet<string> = new Set(['Concat', 'Opaque']);

function formatOutput({ layer }: LayerNode, { shape }: LayerAnalysis): string {
  if (shape === null) return '?';
  const isWhole = !isMapShape(shape) || unspokenChannels.has(layer.kind);
  return isWhole ? formatShape(shape) : formatSize(getMapSize(shape));
}

function MainPart({ id }: { readonly id: LayerId }) {
  const text = useText();
  const detail = useContext(DetailContext);
  const layer = useLayer(id);
  const resolution = useStore((state) => state.design.resolution);
  const inputs = useInputNames(id);
  const findings = useFindings(id);
  const { isSelected, isTabStop } = useStanding(id);
  if (layer === undefined) return null;
  const { node, facts } = layer;
  const { name } = node;
  const { kind } = node.layer;
  const shorthand = text.layers.formatShorthand(node.layer);
  const isInput = kind === 'Input';
  const label = text.canvas.formatCardName({
    name,
    kind,
    parameters: text.layers.formatParameters(node.layer),
    status: facts.status,
    isBorder: facts.isBorder,
    sees: isInput ? null : (facts.field?.min ?? null),
    inputs,
    problems: findings.text === '' ? [] : findings.text.split('\n'),
  });
  const kindWord = isKindEvident(name, kind) ? '' : text.layers.kinds[kind];
  const glyph = (
    <FieldGlyph
      min={facts.field?.min ?? null}
      max={facts.field?.max ?? null}
      resolution={resolution}
      status={facts.tint}
      size={detail === 'reduced' ? 46 : 34}
    />
  );
  return (
    <button
      type="button"
      id={getCardElementId(id)}
      className="card-main"
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={label}
      onClick={(event) => selectLayer(id, event)}
    >
      {detail === 'reduced' ? (
        <span className="card-name">{shortenName(name)}</span>
      ) : (
        <span className="card-lines">
          <span className="card-line">
            <span className="card-name" title={name}>
              {detail === 'full' ? name : shortenName(name)}
            </span>
            {detail === 'full' && <span className="card-value">{formatOutput(node, facts)}</span>}
          </span>
          <span className="card-line">
            <span className="card-params">{`${kindWord} ${shorthand}`.trim()}</span>
            {detail === 'full' && !isInput && facts.isReached && (
              <span className="card-value">{text.canvas.formatSees(facts.field?.min ?? null)}</span>
            )}
          </span>
        </span>
      )}
      {glyph}
      {findings.text !== '' && <FindingMark {...findings} />}
    </button>
  );
}

function CardFrame({ card }: CardNode['data']) {
  const { id, rows } = card;
  const text = useText();
  const detail = useContext(DetailContext);
  const facts = useLayer(id)?.facts;
  const { isSelected, isHovered } = useStanding(id);
  if (facts === undefined) return null;
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
          {detail !== 'reduced' && <span>{text.canvas.borderLayer}</span>}
        </div>
      )}
      <MainPart id={id} />
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
