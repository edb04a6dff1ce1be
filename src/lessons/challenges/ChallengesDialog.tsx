/** @file The list of challenges with the stars that were earned. */
import { useState } from 'react';
import { useLateText } from '../../editor/useLateText';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { bestAnswers } from './bestAnswers';
import { challenges } from './challengeList';
import { computeShare, countStars, readRecords } from './challengeRecords';
import { openChallenge } from './challengeRun';
import { Stars } from './Stars';
import '../LessonsDialog.css';
import './ChallengePanel.css';

/** The dialog. */
export default function ChallengesDialog() {
  const { challenges: words, panels } = useLateText();
  const [records] = useState(readRecords);
  const close = () => useStore.getState().showDialog(null);
  return (
    <Dialog isOpen className="lessons-dialog" title={words.title} closeLabel={panels.close} onClose={close}>
      <p className="quiet">{words.intro}</p>
      <ol className="lesson-list">
        {challenges.map((challenge, index) => {
          const { id, measure } = challenge;
          const { title, about } = words.prose[id];
          const record = records[id];
          const { score } = bestAnswers[id];
          return (
            <li key={id}>
              <span className="lesson-number" aria-hidden="true">
                {index + 1}
              </span>
              <span className="lesson-about">
                <b>{title}</b>
                <span className="quiet">
                  {about} {words.less[measure]}
                </span>
                <span className="challenge-record">
                  <Stars count={record === undefined ? 0 : countStars(record.score, score)} />
                  {record !== undefined && (
                    <span>
                      {words.measures[measure](record.score)},{' '}
                      {words.formatShare(computeShare(record.score, score))}
                    </span>
                  )}
                </span>
              </span>
              <Button
                aria-label={`${record === undefined ? words.start : words.again}: ${title}`}
                onClick={() => {
                  close();
                  openChallenge(challenge, title);
                }}
              >
                {record === undefined ? words.start : words.again}
              </Button>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
