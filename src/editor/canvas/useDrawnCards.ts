/** @file Which cards are elements right now, on the way to those that are to be; see `mountSteps.ts`. */
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Drawn, Goal, Stepper } from './mountSteps';

/** The first cards come with the first picture, all at once; the code that takes steps comes after it. */
const createDrawn = ({ wanted, coming }: Goal): Drawn => new Map(wanted.map(({ card }) => [card.id, coming]));

/** So few cards, as an edit brings them, come at once. */
const fewCards = 10;

/** With the cards that are still to come, where these are few. */
function addFew(drawn: Drawn, { wanted, coming }: Goal): Drawn {
  const missing = wanted.filter(({ card }) => !drawn.has(card.id));
  if (missing.length === 0 || missing.length > fewCards) return drawn;
  return new Map([...drawn, ...missing.map(({ card }) => [card.id, coming] as const)]);
}

/** The cards that are drawn, a step nearer to the goal with each frame; the goal is the same object while it is the same. */
export function useDrawnCards(goal: Goal): Drawn {
  const [before, setDrawn] = useState(() => createDrawn(goal));
  const drawn = useMemo(() => addFew(before, goal), [before, goal]);
  if (drawn !== before) setDrawn(drawn);
  const [stepper, setStepper] = useState<Stepper | null>(null);
  useEffect(() => void import('./mountSteps').then(({ createStepper }) => setStepper(createStepper())), []);
  useEffect(() => {
    if (stepper === null || stepper.isReached(drawn, goal)) return;
    const request = requestAnimationFrame(() =>
      stepper.step(drawn, goal, (next) => flushSync(() => setDrawn(next))),
    );
    return () => cancelAnimationFrame(request);
  }, [drawn, goal, stepper]);
  return drawn;
}
