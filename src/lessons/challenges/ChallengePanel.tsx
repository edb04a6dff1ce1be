/** @file The panel of an open challenge: what is asked for, how far the network is, how good the answer. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { readLink, writeLink } from '../../codecs/url/link';
import { useLateText } from '../../editor/useLateText';
import { useStore } from '../../state/store';
import type { LessonRun } from '../../state/viewSlice';
import { Button } from '../../ui/Button';
import { LessonHead } from '../LessonHead';
import { giveHint, leaveLesson, selectContext } from '../lessonRun';
import { bestAnswers } from './bestAnswers';
import { ChallengeGoals } from './ChallengeGoals';
import { ChallengeOutcome } from './ChallengeOutcome';
import type { Challenge } from './challenge';
import { checkChallenge, getImage } from './challengeChecks';
import { challenges } from './challengeList';
import { keepRecord, readRecords } from './challengeRecords';
import { noteSolved, openAnswer, openChallenge } from './challengeRun';
import '../LessonPanel.css';
import './ChallengePanel.css';

/** The panel. */
export default function ChallengePanel({
  challenge,
  run,
}: {
  readonly challenge: Challenge;
  readonly run: LessonRun;
}) {
  const { challenges: words } = useLateText();
  const [isFolded, setIsFolded] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const start = useMemo(() => challenge.start(), [challenge]);
  const design = useStore((state) => state.design);
  const state = checkChallenge(challenge, selectContext(useStore.getState()), start);
  const { isSolved, score } = state;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (!isSolved) return;
    keepRecord(challenge.id, { score, link: writeLink(design) });
    noteSolved();
  }, [challenge, isSolved, score, design]);
  const kept = readRecords()[challenge.id];
  const best = bestAnswers[challenge.id].score;
  const place = challenges.indexOf(challenge);
  const next = challenges[place + 1];
  const prose = words.prose[challenge.id];
  const own = isSolved && (kept === undefined || score < kept.score) ? score : (kept?.score ?? null);
  const reopen = () => {
    const read = kept && readLink(kept.link);
    if (read?.ok) openAnswer(challenge, read.design, prose.title);
  };
  return (
    <>
      <LessonHead
        title={words.formatNumber(place + 1)}
        words={words}
        isFolded={isFolded}
        onFold={setIsFolded}
        onRestart={() => openChallenge(challenge, prose.title)}
        onLeave={leaveLesson}
      />
      {!isFolded && (
        <div className="lesson-body">
          <h2 ref={heading} tabIndex={-1}>
            {prose.title}
          </h2>
          <p>
            {prose.about} {words.less[challenge.measure]}
          </p>
          <ChallengeGoals challenge={challenge} state={state} image={getImage(start)} />
          <ChallengeOutcome challenge={challenge} state={state} own={own} best={best} />
          <div className="challenge-hint" role="status">
            {run.hints > 0 && <p className="lesson-hint">{prose.hint}</p>}
          </div>
          <div className="lesson-answer">
            {run.hints === 0 && (
              <Button look="quiet" onClick={giveHint}>
                {words.hint}
              </Button>
            )}
            {kept !== undefined && (!isSolved || score > kept.score) && (
              <Button onClick={reopen}>{words.reopen}</Button>
            )}
          </div>
        </div>
      )}
      <footer className="lesson-foot">
        <Button onClick={() => useStore.getState().showDialog('challenges')}>{words.list}</Button>
        {next !== undefined && (
          <Button
            look={run.isDone ? 'primary' : 'plain'}
            onClick={() => openChallenge(next, words.prose[next.id].title)}
          >
            {words.next}
          </Button>
        )}
      </footer>
    </>
  );
}
