/** @file The tab of the dock with advice: suggestions for the open design. */
import { Suggestions } from './Suggestions';
import './AdvicePanel.css';

/** The panel. */
export default function AdvicePanel() {
  return (
    <div className="advice-panel">
      <Suggestions />
    </div>
  );
}
