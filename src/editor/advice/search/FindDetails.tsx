/** @file The chosen find in full, against the design that the search started from, with the buttons. */

import type { FoundDesign } from '../../../search/foundDesign';
import type { SearchRun } from '../../../state/runSlice';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/Button';
import { useLateText } from '../../useLateText';
import { ChangeTable } from '../ChangeTable';
import { applyFind, compareFind, getFindKey, openFind, toggleFind } from './findActions';

/** The details. */
export function FindDetails({
  run,
  find,
  number,
}: {
  readonly run: SearchRun;
  readonly find: FoundDesign;
  readonly number: number;
}) {
  const text = useLateText();
  const words = text.search;
  const isPreviewed = useStore((state) => state.preview?.key === getFindKey(find));
  return (
    <article className="find-details" aria-label={words.formatName(number)}>
      <div className="suggestion-buttons">
        <Button aria-pressed={isPreviewed} onClick={() => toggleFind(find, number, text)}>
          {text.advice.preview}
        </Button>
        <Button look="primary" onClick={() => applyFind(find, number, text)}>
          {text.advice.apply}
        </Button>
        <Button look="quiet" onClick={() => compareFind(run, find, number, text)}>
          {text.comparing.compare}
        </Button>
        <Button look="quiet" onClick={() => openFind(run, find, number, text)}>
          {words.openAlone}
        </Button>
      </div>
      <ChangeTable before={run.start} after={find.summary} />
      <p className="suggestion-source">{words.formatOutline(find.outline)}</p>
    </article>
  );
}
