/** @file One kept design: its picture, what is known of it, and what can be done with it. */
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { maxNameLength } from '../../document/limits';
import { ReachStrip } from '../../plots/ReachStrip';
import type { DesignSummary } from '../../state/library/designLibrary';
import type { DesignPreview } from '../../state/library/designPreview';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';

/** What can be done with a kept design. */
export interface EntryActions {
  readonly onOpen: () => void;
  readonly onRename: (title: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

function RenameField({
  title,
  onEnd,
}: {
  readonly title: string;
  /** Gets null where nothing shall change. */
  readonly onEnd: (title: string | null) => void;
}) {
  const { library } = useLateText();
  const [draft, setDraft] = useState(title);
  return (
    <input
      className="text-field rename-field"
      data-owns-escape
      type="text"
      autoComplete="off"
      spellCheck={false}
      maxLength={maxNameLength}
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody asked for it
      autoFocus
      aria-label={library.newTitle(title)}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnd(draft);
        if (event.key === 'Escape') onEnd(null);
      }}
      onBlur={() => onEnd(draft)}
    />
  );
}

function Details({
  summary,
  preview,
  isOpen,
  isElsewhere,
}: {
  readonly summary: DesignSummary;
  readonly preview: DesignPreview | null;
  readonly isOpen: boolean;
  readonly isElsewhere: boolean;
}) {
  const { library } = useLateText();
  const { layerCount, updatedAt } = summary;
  const parts = [
    ...(isOpen ? [library.openNow] : isElsewhere ? [library.openElsewhere] : []),
    library.formatLayers(layerCount),
    ...(preview === null
      ? []
      : [
          library.formatImage(preview.resolution),
          library.formatUnproductive(preview.unproductive, preview.judged),
        ]),
  ];
  const date = new Date(updatedAt);
  return (
    <>
      <small>
        <time dateTime={date.toISOString()}>{library.formatDate(date)}</time>
      </small>
      <small className="design-details">{parts.join(', ')}</small>
    </>
  );
}

/** A row of the library. */
export function DesignEntry({
  summary,
  title,
  isOpen,
  isElsewhere,
  onOpen,
  onRename,
  onDuplicate,
  onRemove,
}: EntryActions & {
  readonly summary: DesignSummary;
  readonly title: string;
  readonly isOpen: boolean;
  /** Whether another tab has it open. */
  readonly isElsewhere: boolean;
}) {
  const { library } = useLateText();
  const [isRenaming, setIsRenaming] = useState(false);
  const handleEnd = (next: string | null) => {
    if (!isRenaming) return;
    setIsRenaming(false);
    if (next !== null && next.trim() !== '' && next !== title) onRename(next.trim());
  };
  // Any of them may be the network whose numbers a lesson hides.
  const isHidden = useStore((state) => state.hidden.size > 0);
  const preview = isHidden ? null : summary.preview;
  const stays = isOpen ? library.isOpenSoStays : isElsewhere ? library.isElsewhereSoStays : null;
  const strip = <ReachStrip bars={preview?.bars ?? []} />;
  return (
    <li className="design-row">
      {isRenaming ? (
        <div className="design-entry">
          {strip}
          <RenameField title={title} onEnd={handleEnd} />
        </div>
      ) : (
        <Button look="quiet" className="design-entry" aria-current={isOpen || undefined} onClick={onOpen}>
          {strip}
          <span className="design-words">
            <b>{title}</b>
            <Details summary={summary} preview={preview} isOpen={isOpen} isElsewhere={isElsewhere} />
          </span>
        </Button>
      )}
      <IconButton label={library.rename(title)} onClick={() => setIsRenaming(true)}>
        <Pencil size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={library.duplicate(title)} onClick={onDuplicate}>
        <Copy size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={library.remove(title)}
        aria-disabled={stays !== null}
        {...(stays !== null && { title: stays })}
        onClick={() => {
          if (stays === null) onRemove();
        }}
      >
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
