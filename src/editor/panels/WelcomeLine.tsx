/**
 * @file One sentence for the first visit about the network that greets it, with the ways to learn more; gone with the
 * first choice, and away while something else is seen.
 */
import { X } from 'lucide-react';
import { useState } from 'react';
import { endFirstVisit, getGreeting } from '../../state/firstVisit';
import { selectShownAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import './WelcomeLine.css';

/** The line; nothing from the second visit on. */
export function WelcomeLine() {
  const { page, tour } = useLateText();
  const [greeting, setGreeting] = useState(getGreeting);
  const isBusy = useStore(
    ({ lesson, assignment, tour, isPresenting }) =>
      lesson !== null || assignment !== null || tour !== null || isPresenting,
  );
  // The sentence is about red layers of this network.
  const isTrue = useStore(
    (state) => state.designId === greeting && selectShownAnalysis(state).headline.unproductive > 0,
  );
  if (isBusy || !isTrue) return null;
  const close = () => {
    endFirstVisit();
    setGreeting(null);
  };
  const { setTour, showDialog } = useStore.getState();
  return (
    <div className="welcome" role="status">
      <div className="welcome-words">
        <span>{tour.welcome}</span>
        <div className="welcome-ways">
          <Button
            onClick={() => {
              close();
              setTour('network');
            }}
          >
            {tour.startTour}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              close();
              showDialog('lessons');
            }}
          >
            {tour.lessons}
          </Button>
        </div>
      </div>
      <IconButton label={page.dismiss} onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
