/** @file How good an answer to a challenge is: the score, stars, the best known answer, and a link for others. */
import { useRef } from 'react';
import { writeChallengeLink } from '../../codecs/url/challengeLink';
import { CopyButton } from '../../editor/sharing/CopyButton';
import { getPageAddress } from '../../editor/sharing/shareAddress';
import { useLateText } from '../../editor/useLateText';
import type { Challenge } from './challenge';
import type { ChallengeState } from './challengeChecks';
import { computeShare, countStars, readRival } from './challengeRecords';
import { Stars } from './Stars';

function ShareRow({ id, score }: { readonly id: string; readonly score: number | null }) {
  const { challenges: words } = useLateText();
  const field = useRef<HTMLInputElement>(null);
  const link = getPageAddress(location) + writeChallengeLink({ id, score });
  return (
    <div className="challenge-share">
      <input className="text-field" ref={field} readOnly value={link} aria-label={words.share} />
      <CopyButton text={link} label={words.share} field={field} />
      <p className="quiet">{words.shareHint}</p>
    </div>
  );
}

/** The outcome. @param own the reader's best score; null while unsolved. @param best the best that is known. */
export function ChallengeOutcome({
  challenge: { id, measure },
  state: { isSolved, score },
  own,
  best,
}: {
  readonly challenge: Challenge;
  readonly state: ChallengeState;
  readonly own: number | null;
  readonly best: number;
}) {
  const { challenges: words } = useLateText();
  const format = words.measures[measure];
  const rival = readRival(id);
  const share = computeShare(score, best);
  return (
    <>
      <dl className="challenge-scores">
        <dt>{words.score}</dt>
        <dd>
          {format(score)}
          {!isSolved && <span className="quiet">, {words.unsolved}</span>}
        </dd>
        {own !== null && (
          <>
            <dt>{words.own}</dt>
            <dd>
              {format(own)} <Stars count={countStars(own, best)} />
            </dd>
          </>
        )}
        <dt>{words.best}</dt>
        <dd>{format(best)}</dd>
      </dl>
      {rival !== null && <p>{words.rival(format(rival))}</p>}
      <div role="status" className="lesson-done">
        {isSolved && (
          <p>
            <b>{words.solved}</b>{' '}
            {share === 100 ? words.equals : share > 100 ? words.beats : words.more(share)}
          </p>
        )}
      </div>
      <ShareRow id={id} score={own} />
    </>
  );
}
