/** @file Quiet frames around unfolded groups, with their names and a button that folds them. */
import { ViewportPortal } from '@xyflow/react';
import { ChevronDown } from 'lucide-react';
import { memo, useContext, useMemo } from 'react';
import type { GroupId, LayerId } from '../../architecture/architecture';
import { headHeight } from '../../layout/cardSize';
import { placeFrames } from '../../layout/frameRects';
import type { Layout, Rectangle } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import { DetailContext } from './cardDetail';
import { selectCardGraph, selectFrames } from './cardGraph';
import { foldGroup, selectGroups, splitRow } from './groupActions';
import { intersects, type MountedPart } from './mountedPart';
import './GroupFrames.css';

const toStyle = ({ x, y, width, height }: Rectangle) => ({
  transform: `translate(${x}px, ${y}px)`,
  width,
  height,
});

/** Name, fold button and, for a row that is drawn once, how many there are. */
const FrameLabel = memo(function FrameLabel({ group }: { readonly group: GroupId }) {
  const { groups: words } = useLateText();
  const name = useStore((state) => state.design.architecture.groups.get(group)?.name ?? '');
  const row = useStore((state) => selectCardGraph(state).patterns.get(group));
  return (
    <span className="frame-label">
      <button
        type="button"
        tabIndex={-1}
        aria-label={words.fold(name)}
        title={words.fold(name)}
        onClick={() => foldGroup(group)}
      >
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="frame-name"
        aria-label={words.select(name)}
        title={name}
        onClick={() => selectGroups(row ?? [group])}
        onDoubleClick={() => foldGroup(group)}
      >
        {name}
      </button>
      {row !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="frame-count"
          title={words.split(row.length)}
          aria-label={words.split(row.length)}
          onClick={() => splitRow(group)}
        >
          {words.formatCount(row.length)}
        </button>
      )}
    </span>
  );
});

/** The frames of all unfolded groups, around the cards where they are right now. */
export default function GroupFrames({
  layout,
  placed,
  part: { region, isOverview },
}: {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
  readonly part: MountedPart;
}) {
  const frames = useStore(selectFrames);
  const isFull = useContext(DetailContext) === 'full';
  const placedFrames = useMemo(
    () => placeFrames(frames, placed, layout, headHeight),
    [frames, placed, layout],
  );
  const heads = useMemo(() => {
    const places = new Map(placed.map((item) => [item.card.id, item]));
    const groups = new Map<LayerId, GroupId[]>();
    for (const { group, cards } of frames) {
      const [first] = cards;
      if (first === undefined) continue;
      const known = groups.get(first);
      if (known === undefined) groups.set(first, [group]);
      else known.push(group);
    }
    return [...groups].flatMap(([id, opening]) => {
      const place = places.get(id);
      if (place === undefined) return [];
      const { x, y, width } = place;
      return [{ id, opening, box: { x, y: y - headHeight, width, height: headHeight } }];
    });
  }, [frames, placed]);
  if (isOverview) return null;
  return (
    <ViewportPortal>
      {placedFrames.flatMap(({ frame, rectangles }) =>
        rectangles.flatMap((rectangle, at) =>
          !intersects(rectangle, region) ? (
            []
          ) : (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a part of a frame is told by its number
              key={`${frame.group} ${at}`}
              className="group-frame"
              data-innermost={frame.height === 1 || undefined}
              style={toStyle(rectangle)}
            />
          ),
        ),
      )}
      {isFull &&
        heads.map(({ id, opening, box }) => (
          <div key={id} className="frame-head nopan" style={toStyle(box)}>
            {opening.map((group) => (
              <FrameLabel key={group} group={group} />
            ))}
          </div>
        ))}
    </ViewportPortal>
  );
}
