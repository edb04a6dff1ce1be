/** @file Asks what a trained network used of the picture, and tells it. */
import { type Ref, useRef } from 'react';
import { useInsight } from '../../../state/insight/insightView';
import type { TrainedSource } from '../../../state/insight/trainedSource';
import type { ClassMap } from '../../../training/classMap';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/SelectField';
import { useLostFocus } from '../../../ui/useLostFocus';
import { useLateText } from '../../useLateText';
import { ProblemLine, WorkLine } from './FieldPart';
import { HeatLegend } from './HeatLegend';
import { nameAnswer } from './nameAnswer';
import { findPeak } from './placeClassMap';
import { askClass, type Subject } from './questions';
import { pictureChannels } from './readPixels';
import type { Matters } from './useMatters';

/** The answer in words. */
function ClassWords({ map, matters }: { readonly map: ClassMap; readonly matters: Matters }) {
  const { matters: words, train } = useLateText();
  const { name, source, subject, layerField } = matters;
  const answer = nameAnswer(map.label, source, words, train.pictures);
  const peak = findPeak(map, layerField, subject.resolution);
  const share = map.probabilities[map.label] ?? 0;
  return (
    <>
      <p className="image-answer" role="status">
        {words.formatAnswer(answer, share, matters.label === null)}
      </p>
      <p>{peak === null ? words.noEvidence(name) : words.formatEvidence(name, peak)}</p>
      <HeatLegend label={words.classLegend} scale="linear" />
    </>
  );
}

/** The class that is asked about. */
function LabelChoice({ source, label }: { readonly source: TrainedSource; readonly label: number | null }) {
  const { matters: words, train } = useLateText();
  const options = [
    { value: 'own', label: words.ownAnswer },
    ...source.classNames.map((name, index) => ({
      value: String(index),
      label: train.pictures.formatClass(name),
    })),
  ];
  return (
    <div className="matters-label">
      <span>{words.label}</span>
      <SelectField
        label={words.label}
        value={label === null ? 'own' : String(label)}
        options={options}
        onChange={(value) => useInsight.setState({ label: value === 'own' ? null : Number(value) })}
      />
    </div>
  );
}

function Ask({
  classKey,
  subject,
  source,
  label,
  buttonRef,
}: {
  readonly classKey: string;
  readonly subject: Subject;
  readonly source: TrainedSource;
  readonly label: number | null;
  readonly buttonRef: Ref<HTMLButtonElement>;
}) {
  const { matters: words } = useLateText();
  const isWorking = useInsight((view) => view.work?.key === classKey);
  return (
    <Button
      ref={buttonRef}
      disabled={isWorking}
      onClick={() => void askClass(classKey, subject, source, label)}
    >
      {words.showUsed}
    </Button>
  );
}

/** The part of the section; nothing without trained weights. */
export function ClassPart({ matters }: { readonly matters: Matters }) {
  const { matters: words } = useLateText();
  const { subject, source, label, classKey, map } = matters;
  const isWorking = useInsight((view) => classKey !== null && view.work?.key === classKey);
  const ask = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  useLostFocus(`${isWorking} ${map !== null}`, () =>
    (cancel.current ?? answer.current ?? ask.current)?.focus(),
  );
  if (source === null || classKey === null) return null;
  return (
    <>
      <h3>{words.used}</h3>
      <p>{words.aboutUsed}</p>
      {pictureChannels.includes(subject.channels) ? (
        <>
          <LabelChoice source={source} label={label} />
          {map === null && <Ask {...{ classKey, subject, source, label }} buttonRef={ask} />}
          <WorkLine questionKey={classKey} cancelRef={cancel} />
          <ProblemLine questionKey={classKey} />
          {map !== null && (
            <div className="matters-answer" ref={answer} tabIndex={-1}>
              <ClassWords map={map} matters={matters} />
            </div>
          )}
        </>
      ) : (
        <p>{words.wrongChannels(subject.channels)}</p>
      )}
    </>
  );
}
