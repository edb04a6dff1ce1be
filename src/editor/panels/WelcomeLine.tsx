/** @file One sentence for the first visit, with the ways to learn more; gone with the first choice. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { endFirstVisit, isFirstVisit } from '../../state/firstVisit';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import './WelcomeLine.css';

/** The line; nothing from the second visit on. */
export function WelcomeLine() {
  const { page, tour } = useLateText();
  const [isShown, setIsShown] = useState(isFirstVisit);
  const isBusy = useStore(
    (state) => state.lesson !== null || state.assignment !== null || state.tour !== null,
  );
  if (!isShown || isBusy) return null;
  const close = () => {
    endFirstVisit();
    setIsShown(false);
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
