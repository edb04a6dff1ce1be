/** @file Asks for the effective field of the unit that is shown, and tells it. */
import { type MouseEvent, type Ref, useRef } from 'react';
import type { LayerId } from '../../../architecture/architecture';
import { hasPanel } from '../../../state/assignmentRun';
import { cancelInsight, useInsight, type WeightsChoice } from '../../../state/insight/insightView';
import { useStore } from '../../../state/store';
import { joinExplanation } from '../../../text/en/words';
import type { FieldMeasure } from '../../../training/effectiveField';
import { Button } from '../../../ui/Button';
import { Segmented } from '../../../ui/Segmented';
import { useLostFocus } from '../../../ui/useLostFocus';
import { useLateText } from '../../useLateText';
import { FieldWords } from './FieldWords';
import { askField } from './questions';
import type { Matters } from './useMatters';

const choices: readonly WeightsChoice[] = ['random', 'trained'];
const measures: readonly FieldMeasure[] = ['absolute', 'squared'];

/** How far the work is, and a way out. */
export function WorkLine({
  questionKey,
  cancelRef,
}: {
  readonly questionKey: string;
  readonly cancelRef: Ref<HTMLButtonElement>;
}) {
  const { matters: words } = useLateText();
  const work = useInsight((view) => (view.work?.key === questionKey ? view.work : null));
  if (work === null) return null;
  return (
    <div className="matters-work">
      <span role="status">{words.progress(work.done, work.total)}</span>
      <progress aria-label={words.progressLabel} value={work.done} max={work.total} />
      <Button ref={cancelRef} onClick={cancelInsight}>
        {words.cancel}
      </Button>
    </div>
  );
}

/** Why a question has no answer. */
export function ProblemLine({ questionKey }: { readonly questionKey: string }) {
  const { matters: words } = useLateText();
  const problem = useInsight((view) => (view.problem?.key === questionKey ? view.problem.problem : null));
  const layers = useStore((state) => state.design.architecture.layers);
  if (problem === null) return null;
  const getName = (id: LayerId) => layers.get(id)?.name || id;
  return (
    <p className="matters-problem" role="alert">
      {joinExplanation(words.formatProblem(problem, getName))}
    </p>
  );
}

/** Leads to training where there are no weights yet. */
function TrainHint() {
  const { matters: words } = useLateText();
  const canTrain = useStore((state) => hasPanel(state, 'train'));
  if (!canTrain) return null;
  // This panel is gone as the other is shown; the tab that leads back stays.
  const show = ({ currentTarget }: MouseEvent) => {
    const tabs = currentTarget.closest('[role=tabpanel]')?.parentElement;
    useStore.getState().showDockTab('train');
    tabs?.querySelector<HTMLElement>('[data-tab=train]')?.focus();
  };
  return (
    <p className="matters-hint">
      {words.noRun} <Button onClick={show}>{words.train}</Button>
    </p>
  );
}

/** The part of the section. */
export function FieldPart({ matters }: { readonly matters: Matters }) {
  const { matters: words } = useLateText();
  const { subject, hasField, source, weights, fieldKey, field } = matters;
  const measure = useInsight((view) => view.measure);
  const isWorking = useInsight((view) => view.work?.key === fieldKey);
  const ask = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  useLostFocus(String(isWorking), () => (cancel.current ?? answer.current ?? ask.current)?.focus());
  if (!hasField) return <p>{words.noField}</p>;
  return (
    <>
      <p>{words.about}</p>
      {source !== null && (
        <Segmented
          label={words.weights}
          value={weights}
          options={choices.map((value) => ({ value, label: words.weightChoices[value] }))}
          onChange={(value) => useInsight.setState({ weights: value })}
        />
      )}
      {!isWorking && (
        <Button ref={ask} onClick={() => void askField(fieldKey, subject, weights, source)}>
          {field === null ? words.compute : words.computeAgain}
        </Button>
      )}
      <WorkLine questionKey={fieldKey} cancelRef={cancel} />
      <ProblemLine questionKey={fieldKey} />
      {source === null && field === null && <TrainHint />}
      {field !== null && (
        <>
          <div className="matters-answer" ref={answer} tabIndex={-1}>
            <FieldWords field={field} run={weights === 'random' ? null : (source?.name ?? null)} />
          </div>
          <Segmented
            label={words.measure}
            value={measure}
            options={measures.map((value) => ({ value, label: words.measures[value] }))}
            onChange={(value) => useInsight.setState({ measure: value })}
          />
          {source === null && <TrainHint />}
        </>
      )}
    </>
  );
}
