/** @file What stands on the canvas of an empty design: what to do first. */
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { addEntry } from './addEntry';
import './EmptyCanvas.css';

/** The first steps, as buttons and as keys. */
export default function EmptyCanvas() {
  const { canvas } = useText();
  return (
    <div className="empty-canvas">
      <h2>{canvas.empty}</h2>
      <p>{canvas.emptyHint}</p>
      <p>
        {canvas.emptyKeys.map(({ key, meaning }) => (
          <span key={key}>
            <kbd>{key}</kbd> {meaning}{' '}
          </span>
        ))}
      </p>
      <div className="empty-actions">
        <Button look="primary" onClick={() => addEntry('Input', true)}>
          {canvas.addInput}
        </Button>
        <Button onClick={() => useStore.getState().showDialog('open')}>{canvas.openKnown}</Button>
      </div>
    </div>
  );
}
