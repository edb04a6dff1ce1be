/** @file What the marks on the picture mean. */
import type { Field } from '../../analysis/analysis';
import type { ImageView } from '../../state/imageView';
import { useLateText } from '../useLateText';

/** The legend; it names only what is drawn. */
export function StageLegend({
  mode,
  field,
  isFrame,
  hasDots,
}: {
  readonly mode: ImageView['mode'];
  readonly field: Field | null;
  readonly isFrame: boolean;
  /** Whether the centres of all units are drawn. */
  readonly hasDots: boolean;
}) {
  const { onImage: words } = useLateText();
  const entries: readonly (readonly [mark: string, name: string])[] =
    mode === 'unit'
      ? field === null
        ? []
        : [
            ['min', words.legend.min],
            [isFrame ? 'frame' : 'max', isFrame ? words.legend.frame : words.legend.max],
            ['outside', words.legend.outside],
          ]
      : [
          ['target', words.legend[mode]],
          ...(field === null ? [] : [['seeing', words.legend.seeing] as const]),
        ];
  return (
    <ul className="image-legend" aria-hidden="true">
      {entries.map(([mark, name]) => (
        <li key={mark}>
          <span className="image-mark" data-mark={mark} />
          {name}
        </li>
      ))}
      {field !== null && hasDots && mode === 'unit' && (
        <li>
          <span className="image-mark" data-mark="dot" />
          {words.formatDots(field.jump)}
        </li>
      )}
    </ul>
  );
}
