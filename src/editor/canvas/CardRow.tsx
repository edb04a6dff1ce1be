/** @file A norm, activation or dropout as a thin row on the card of the layer before it. */
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useFindings, useInputNames, useLayer, useStanding } from './cardFacts';
import { getCardElementId, selectLayer } from './cardSelection';
import { FindingMark } from './FindingMark';

/** One thin row: a layer of its own that can be selected. */
export function CardRow({ id }: { readonly id: LayerId }) {
  const text = useText();
  const layer = useLayer(id);
  const inputs = useInputNames(id);
  const findings = useFindings(id);
  const { isSelected, isHovered, isTabStop } = useStanding(id);
  if (layer === undefined) return null;
  const { node, facts } = layer;
  const label = text.canvas.formatCardName({
    name: node.name,
    kind: node.layer.kind,
    parameters: text.layers.formatParameters(node.layer),
    status: facts.status,
    isBorder: false,
    sees: null,
    inputs,
    problems: findings.text === '' ? [] : findings.text.split('\n'),
  });
  const words = `${text.layers.kinds[node.layer.kind]} ${text.layers.formatShorthand(node.layer)}`.trim();
  return (
    <button
      type="button"
      id={getCardElementId(id)}
      className="card-row"
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={label}
      title={node.name}
      data-hovered={isHovered || undefined}
      onClick={(event) => selectLayer(id, event)}
    >
      <span>{words}</span>
      {findings.text !== '' && <FindingMark {...findings} />}
    </button>
  );
}
