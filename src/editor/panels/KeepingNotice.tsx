/** @file Says when a change is not kept, or kept elsewhere than one would think. */
import { useText } from '../../state/language';
import { useStore } from '../../state/store';

/** A line that is there only while there is something to say. */
export function KeepingNotice() {
  const text = useText();
  const sentence = useStore(
    ({ keeping, isElsewhere }) => text.keeping[keeping] ?? (isElsewhere ? text.keeping.elsewhere : null),
  );
  return (
    <div role="status" className="keeping-notice">
      {sentence}
    </div>
  );
}
