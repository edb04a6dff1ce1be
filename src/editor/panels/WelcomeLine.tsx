/** @file One sentence for the first visit, with the ways to learn more; gone with the first choice. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { endFirstVisit, isFirstVisit } from '../../state/firstVisit';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import './WelcomeLine.css';

/** The line; nothing from the second visit on. */
export function WelcomeLine() {
  const { page } = useText();
  const [isShown, setIsShown] = useState(isFirstVisit);
  const isBusy = useStore(
    ({ lesson, assignment, tour }) => lesson !== null || assignment !== null || tour !== null,
  );
  if (!isShown || isBusy) return null;
  const close = () => {
    endFirstVisit();
    setIsShown(false);
  };
  const { setTour, showDialog } = useStore.getState();
  return (
    <div className="welcome" role="status">
      <span>{page.welcome}</span>
      <Button
        onClick={() => {
          close();
          setTour('network');
        }}
      >
        {page.welcomeTour}
      </Button>
      <Button
        look="quiet"
        onClick={() => {
          close();
          showDialog('lessons');
        }}
      >
        {page.welcomeLessons}
      </Button>
      <IconButton label={page.dismiss} onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
