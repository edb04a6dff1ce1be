/** @file A norm, activation or dropout as a thin row on the card of the layer before it. */
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { CardButton } from './CardButton';
import { useLayerView } from './layerView';

/** One thin row: a layer of its own that can be selected. */
export function CardRow({ id }: { readonly id: LayerId }) {
  const { formatShortKind, formatShorthand } = useText().layers;
  const view = useLayerView(id);
  if (view === null) return null;
  const { layer, name } = view.node;
  return (
    <CardButton id={id} view={view} className="card-row" title={name}>
      <span>{`${formatShortKind(layer.kind)} ${formatShorthand(layer)}`.trim()}</span>
    </CardButton>
  );
}
