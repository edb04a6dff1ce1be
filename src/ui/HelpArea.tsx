/**
 * @file The foot of a form that explains the row somebody is at: the one with the focus, else the one under the
 * pointer. It keeps its room, so that nothing moves when it speaks.
 */
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from 'react';
import './HelpArea.css';

/** Why a row is explained. */
type Cause = 'focus' | 'pointer';

interface Explained {
  readonly row: string;
  readonly help: string;
}

type Say = (cause: Cause, row: string, help: string | null) => void;

const HelpContext = createContext<Say | null>(null);

/** Handlers for a row that can explain itself; none outside of a help area. */
export function useRowHelp(help: string | undefined) {
  const say = useContext(HelpContext);
  const row = useId();
  // A row that goes says nothing any more.
  useEffect(
    () => () => {
      say?.('focus', row, null);
      say?.('pointer', row, null);
    },
    [say, row],
  );
  if (say === null || help === undefined) return {};
  return {
    onFocus: () => say('focus', row, help),
    onBlur: () => say('focus', row, null),
    onPointerEnter: () => say('pointer', row, help),
    onPointerLeave: () => say('pointer', row, null),
  };
}

/** Rows, and the explanation of one of them below; `hint` where nobody asks for one. */
export function HelpArea({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  const [explained, setExplained] = useState<Partial<Record<Cause, Explained>>>({});
  const say = useMemo(
    (): Say => (cause, row, help) =>
      setExplained(({ [cause]: old, ...others }) => {
        if (help !== null) return { ...others, [cause]: { row, help } };
        return old === undefined || old.row === row ? others : { ...others, [cause]: old };
      }),
    [],
  );
  const { help } = explained.focus ?? explained.pointer ?? { help: hint };
  return (
    <HelpContext value={say}>
      {children}
      {/* Screen readers have it at the field itself. */}
      <p className="help-line" aria-hidden="true">
        {help}
      </p>
    </HelpContext>
  );
}
