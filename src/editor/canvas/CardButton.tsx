/** @file The part of a card that stands for one layer: its accessible name, its selection, its place in the walk. */
import type { ReactNode } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { getCardElementId, selectLayer } from './cardSelection';
import { FindingMark } from './FindingMark';
import { takeFocus } from './focusLayer';
import { describeLayer, type LayerView } from './layerView';

/** A button that selects a layer and says everything about it. */
export function CardButton({
  id,
  view,
  className,
  title,
  children,
}: {
  readonly id: LayerId;
  readonly view: LayerView;
  readonly className: string;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const text = useText();
  const { findings, mark, isSelected, isHovered, isTabStop } = view;
  return (
    <button
      type="button"
      ref={(element) => takeFocus(id, element)}
      id={getCardElementId(id)}
      className={className}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={describeLayer(view, text, className === 'card-row')}
      title={mark?.words || title}
      data-change={mark?.kind}
      data-hovered={isHovered || undefined}
      onClick={(event) => selectLayer(id, event)}
    >
      {children}
      {findings !== null && <FindingMark findings={findings} />}
    </button>
  );
}
