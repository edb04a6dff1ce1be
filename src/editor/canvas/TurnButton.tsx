/** @file The button that turns the network: read from left to right, or from top to bottom. */
import { ArrowDownFromLine, ArrowRightFromLine } from 'lucide-react';
import { useStore } from '../../state/store';
import { namedCommands } from '../commands/allCommands';
import { useLateText } from '../useLateText';
import './TurnButton.css';

/** The button; its sign and its words say which way it would be. */
export default function TurnButton() {
  const text = useLateText();
  const isDown = useStore((state) => state.canvasView.direction === 'down');
  const Icon = isDown ? ArrowRightFromLine : ArrowDownFromLine;
  const label = isDown ? text.map.readRight : text.map.readDown;
  return (
    <button type="button" aria-label={label} title={label} onClick={namedCommands.turn.run}>
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
