/** @file The effective field of a unit over the picture: its heat map, and the pixels that hold most of it. */
import { useInsight } from '../../../state/insight/insightView';
import { measureField } from '../../../training/effectiveField';
import { useLateText } from '../../useLateText';
import { HeatCanvas } from './HeatCanvas';
import type { Matters } from './useMatters';

/** The overlay; nothing before the field is computed. The theoretical field is the stage's to draw. */
export function FieldOverlay({ matters: { field, name } }: { readonly matters: Matters }) {
  const { matters: words } = useLateText();
  const measure = useInsight((view) => view.measure);
  if (field === null) return null;
  const [height, width] = field.size;
  const spans = measureField(field, measure);
  const box = spans && {
    x: spans[1].low,
    y: spans[0].low,
    width: spans[1].length,
    height: spans[0].length,
  };
  return (
    <>
      <HeatCanvas values={field[measure]} size={field.size} scale="root" label={words.overlay(name)} />
      {box !== null && (
        <svg
          className="matters-box"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect className="matters-halo" {...box} vectorEffect="non-scaling-stroke" />
          <rect className="matters-share" {...box} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </>
  );
}
