/** @file What one unit sees, drawn on the picture: the rest is dimmed, what lies outside is hatched. */
import { useId } from 'react';
import type { Extent } from '../../analysis/sight/unitExtent';
import { hasSameAxes } from '../../util/perAxis';
import { type StageView, toStageBox } from './stageView';

/** The drawing. @param smallest what the unit sees by way of its shortest path. */
export function FieldDrawing({
  view,
  extent,
  smallest,
  isFrame,
}: {
  readonly view: StageView;
  readonly extent: Extent;
  readonly smallest: Extent;
  readonly isFrame: boolean;
}) {
  const id = useId();
  const { resolution } = view;
  const stage = { x: 0, y: 0, ...view.stage };
  const image = toStageBox(view, { low: [0, 0], high: [resolution[0] - 1, resolution[1] - 1] });
  const outer = toStageBox(view, extent);
  const inner = toStageBox(view, smallest);
  const isWhole = hasSameAxes(smallest.low, extent.low) && hasSameAxes(smallest.high, extent.high);
  return (
    <>
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="6" className="image-hatch" />
        </pattern>
        <mask id={`${id}-unseen`} maskUnits="userSpaceOnUse" {...stage}>
          <rect {...image} fill="#ffffff" />
          <rect {...outer} fill="#000000" />
        </mask>
        <mask id={`${id}-outside`} maskUnits="userSpaceOnUse" {...stage}>
          <rect {...stage} fill="#ffffff" />
          <rect {...image} fill="#000000" />
        </mask>
      </defs>
      <rect className="image-dim" {...image} mask={`url(#${id}-unseen)`} />
      <rect {...outer} fill={`url(#${id})`} mask={`url(#${id}-outside)`} />
      <rect className="image-edge" {...image} />
      <rect className="image-min" {...inner} />
      <rect className="image-halo" {...outer} />
      <rect className="image-max" {...outer} data-frame={isFrame || undefined} />
      {!isWhole && <rect className="image-min-edge" {...inner} />}
    </>
  );
}
