/** @file While an end of a wire waits for the other: what to do next, and a way to let go of it. */
import { useStore } from '../../../state/store';
import { selectWireEnd } from '../../../state/wireView';
import { Button } from '../../../ui/Button';
import { useLateText } from '../../useLateText';
import { dragPreview } from './dragPreview';

/** The line above the canvas. */
export function TakenWire() {
  const { wiring } = useLateText();
  const taken = useStore(selectWireEnd);
  const name = useStore(({ design }) => taken && design.architecture.layers.get(taken.layer)?.name);
  return (
    <div className="taken-wire canvas-tool nopan" role="status">
      {taken !== null && (
        <>
          <span>
            {taken.end === 'output' ? wiring.takenOutput(name ?? '') : wiring.takenInput(name ?? '')}{' '}
            <small>{wiring.takenKeys}</small>
          </span>
          <Button
            onClick={() => {
              useStore.getState().takeWire(null);
              dragPreview.set(null);
            }}
          >
            {wiring.letGo}
          </Button>
        </>
      )}
    </div>
  );
}
