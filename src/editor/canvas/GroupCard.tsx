/**
 * @file The card of folded groups: name, how many, what a unit sees in front and behind, the worst status within and
 * where it begins, share of the costs. Skip connections within are a bracket at its side.
 */
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Status } from '../../analysis/analysis';
import type { GroupSummary } from '../../analysis/groupSummary';
import { findWorstStatus } from '../../analysis/worstStatus';
import type { LayerId } from '../../architecture/architecture';
import type { HiddenFact } from '../../document/assignment';
import { getMapSize, isMapShape, type Shape } from '../../layers/shape';
import type { FoldedGroups } from '../../layout/cards';
import { shortenName } from '../../layout/kindEvidence';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useStore } from '../../state/store';
import type { LateText } from '../../text/enLate';
import { formatShape, formatSize } from '../../text/quantities';
import { useLateText } from '../useLateText';
import type { Detail } from './cardDetail';
import { getCardElementId, selectLayer } from './cardSelection';
import { FindingMark } from './FindingMark';
import { takeFocus } from './focusLayer';
import { unfoldGroups } from './groupActions';
import { createGroupViewSelector, type GroupView } from './groupView';
import { StatusStrip } from './StatusStrip';
import './ReducedCard.css';
import './GroupCard.css';

/** What was measured in training, once somebody wants it on the cards. */
const SaturationBar = lazy(() => import('../training/SaturationBar'));

function countStatuses(statuses: readonly Status[]): readonly (readonly [Status, number])[] {
  const counts = new Map<Status, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const left = new Map(counts);
  const sorted: [Status, number][] = [];
  while (left.size > 0) {
    const worst = findWorstStatus(left.keys());
    sorted.push([worst, left.get(worst) ?? 0]);
    left.delete(worst);
  }
  return sorted;
}

/** Shares of the costs, but for what a lesson hides. */
function getShares({ paramShare, macShare }: GroupSummary, hidden: ReadonlySet<HiddenFact>) {
  return {
    paramShare: hidden.has('params') ? null : paramShare,
    macShare: hidden.has('macs') ? null : macShare,
  };
}

function describeGroup(
  view: GroupView,
  hidden: ReadonlySet<HiddenFact>,
  { advice, groups }: LateText,
): string {
  const { group, summary, findings, change } = view;
  return groups.formatCardName({
    ...view,
    ...summary,
    ...getShares(summary, hidden),
    name: change === null ? group.name : `${group.name}, ${advice.groupMarks[change]}`,
    statuses: countStatuses(summary.statuses),
    problems: findings?.sentences ?? [],
  });
}

function formatOutput(shape: Shape | null): string {
  if (shape === null) return '?';
  return isMapShape(shape) ? formatSize(getMapSize(shape)) : formatShape(shape);
}

function Glyphs({ view, isFull }: { readonly view: GroupView; readonly isFull: boolean }) {
  const { before, after, summary, resolution } = view;
  const size = isFull ? 28 : 34;
  return (
    <span className="group-glyphs">
      {isFull && before !== null && (
        <>
          <FieldGlyph
            min={before.min}
            max={before.max}
            resolution={resolution}
            status="productive"
            size={size}
          />
          <span className="group-arrow" />
        </>
      )}
      <FieldGlyph
        min={after?.min ?? null}
        max={after?.max ?? null}
        resolution={resolution}
        status={summary.tint}
        size={size}
      />
    </span>
  );
}

/** The card of folded groups. */
export default function GroupCard({
  id,
  folded,
  detail,
}: {
  readonly id: LayerId;
  readonly folded: FoldedGroups;
  readonly detail: Detail;
}) {
  const text = useLateText();
  const [select] = useState(() => createGroupViewSelector(id, folded));
  const view = useStore(select);
  const isCompared = useStore(({ preview }) => preview !== null && preview.design === null);
  const hidden = useStore((state) => state.hidden);
  const isOnCards = useStore((state) => state.training.isOnCards);
  if (view === null) return null;
  const { group, count, summary, findings, isSelected } = view;
  const isFull = detail === 'full';
  const shares = getShares(summary, hidden);
  const unfold = () => unfoldGroups(folded.groups);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the button within
    <div
      className="layer-card group-card"
      data-detail={detail}
      data-status={summary.worst}
      data-tint={summary.tint}
      data-selected={isSelected || undefined}
      data-partly={view.isPartlySelected || undefined}
      data-hovered={view.isHovered || undefined}
      data-row={count > 1 || undefined}
      data-change={view.change ?? undefined}
      data-border={summary.hasBorder || undefined}
      onDoubleClick={unfold}
    >
      {view.hasSkip && <span className="group-skip" aria-hidden="true" />}
      <button
        type="button"
        ref={(element) => takeFocus(id, element)}
        id={getCardElementId(id)}
        className="card-main"
        tabIndex={view.isTabStop ? 0 : -1}
        aria-pressed={isSelected}
        aria-label={describeGroup(view, hidden, text)}
        onClick={(event) => selectLayer(id, event)}
      >
        <span className="card-lines">
          <span className="card-line">
            <span
              className="card-name"
              title={`${group.name}, ${text.groups.formatConvolutions(summary.statuses.length)}`}
            >
              {isFull ? group.name : shortenName(group.name)}
            </span>
            {count > 1 && <span className="group-count">{text.groups.formatCount(count)}</span>}
          </span>
          {detail !== 'reduced' && (
            <span className="card-line">
              <span
                className="card-params"
                title={isFull ? text.groups.describeGrowth(view.before, view.after) : undefined}
              >
                {isFull
                  ? text.groups.formatGrowth(view.before, view.after)
                  : text.groups.formatConvolutions(summary.statuses.length)}
              </span>
              {isOnCards && (
                <Suspense>
                  <SaturationBar id={id} />
                </Suspense>
              )}
            </span>
          )}
        </span>
        <Glyphs view={view} isFull={isFull} />
        {findings !== null && <FindingMark findings={findings} />}
      </button>
      {isFull && (
        <div className="group-foot" aria-hidden="true">
          <span>{text.groups.formatShares(shares.paramShare, shares.macShare)}</span>
          <span>{formatOutput(view.shape)}</span>
        </div>
      )}
      {isCompared && view.change !== null && (
        <span className="card-change" aria-hidden="true">
          {text.comparing.tags[view.change]}
        </span>
      )}
      <StatusStrip statuses={summary.statuses} />
      {detail !== 'reduced' && (
        <button
          type="button"
          className="group-unfold nodrag"
          tabIndex={-1}
          aria-label={text.groups.unfold(group.name)}
          title={text.groups.unfold(group.name)}
          onClick={unfold}
        >
          <ChevronRight size={isFull ? 14 : 18} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
