/** @file Quiet frames around unfolded groups, with their names and a button that folds them. */
import { ViewportPortal } from '@xyflow/react';
import { ChevronDown } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { GroupId } from '../../architecture/architecture';
import { headHeight } from '../../layout/cardSize';
import { placeFrames } from '../../layout/frameRects';
import type { Frame } from '../../layout/frames';
import type { Layout, Rectangle } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import { selectCardGraph, selectFrames } from './cardGraph';
import type { CardNode } from './cardNode';
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

/** What a group's name stands on: the card that the group begins with, where that says everything. */
const FrameHead = memo(function FrameHead({
  groups,
  x,
  y,
  width,
}: {
  readonly groups: readonly GroupId[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const box = { x, y: y - headHeight, width, height: headHeight };
  return (
    <div className="frame-head nopan" style={toStyle(box)}>
      {groups.map((group) => (
        <FrameLabel key={group} group={group} />
      ))}
    </div>
  );
});

/** The groups that begin with each card, the outer ones first. */
function groupByFirst(frames: readonly Frame[]): ReadonlyMap<string, readonly GroupId[]> {
  const opening = new Map<string, GroupId[]>();
  for (const { group, cards } of frames) {
    const [first] = cards;
    if (first === undefined) continue;
    const known = opening.get(first);
    if (known === undefined) opening.set(first, [group]);
    else known.push(group);
  }
  return opening;
}

/** The frames of all unfolded groups, around the cards where they are right now. */
export default function GroupFrames({
  layout,
  placed,
  nodes,
  part: { region, isOverview },
}: {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
  /** The cards that are elements. */
  readonly nodes: readonly CardNode[];
  readonly part: MountedPart;
}) {
  const frames = useStore(selectFrames);
  const placedFrames = useMemo(
    () => placeFrames(frames, placed, layout, headHeight),
    [frames, placed, layout],
  );
  const opening = useMemo(() => groupByFirst(frames), [frames]);
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
      {nodes.map(({ id, data, position: { x, y }, width = 0 }) => {
        const groups = data.detail === 'full' ? opening.get(id) : undefined;
        return groups !== undefined && <FrameHead key={id} groups={groups} x={x} y={y} width={width} />;
      })}
    </ViewportPortal>
  );
}
