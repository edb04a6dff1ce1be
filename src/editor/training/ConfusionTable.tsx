/** @file Which classes the network takes for which, on the test pictures. */
import { useMemo } from 'react';
import { useStore } from '../../state/store';
import { useMeasuredRuns } from '../../state/training/shownRuns';
import { chooseMoment } from '../../training/layerResults';
import { useLateText } from '../useLateText';
import { ConfusionCells } from './ConfusionCells';
import { ConfusionMap } from './ConfusionMap';
import './plotTable.css';

/** Of more classes a picture is shown and not every cell. */
const mostCells = 32;

/** The confusion of the run at hand; a press on a part shows the pictures behind it. */
export function ConfusionTable({
  label,
  answer,
  hasAnswers,
  onChoose,
}: {
  /** Class and answer whose pictures are shown. */
  readonly label: number | null;
  readonly answer: number | null;
  /** Whether it is known what the run at hand takes each test picture for. */
  readonly hasAnswers: boolean;
  readonly onChoose: (label: number, answer: number) => void;
}) {
  const { train } = useLateText();
  const words = train.pictures;
  const moment = useStore(({ training }) => training.moment);
  const [run] = useMeasuredRuns();
  const isKnown = useStore(({ training }) => training.active === run?.id) && hasAnswers;
  const epochs = run?.state.epochs ?? [];
  const wished = run === undefined ? null : chooseMoment(run.state, moment);
  const report = epochs.find(({ epoch }) => epoch === wished) ?? epochs.at(-1);
  // What the pictures are taken for is that of the last test.
  const isLast = report === epochs.at(-1);
  const canChoose = isKnown && isLast;
  const classNames = run?.state.classNames;
  const columns = report?.confusion[0]?.length ?? 0;
  const names = useMemo(
    () => listAnswers(classNames ?? [], columns, words.formatClass, words.noClass),
    [classNames, columns, words],
  );
  const explainPress = () => {
    if (canChoose) return words.confusionPress;
    return isKnown ? words.confusionEarlier : words.confusionAlone;
  };
  if (run === undefined) return null;
  if (report === undefined) return <p className="train-empty">{words.noConfusion}</p>;
  const Shown = report.confusion.length > mostCells ? ConfusionMap : ConfusionCells;
  return (
    <section className="confusion" aria-label={words.confusion}>
      <h3>{words.confusion}</h3>
      <p className="quiet">
        {words.confusionHint(train.formatMoment(report.epoch))} {explainPress()}
      </p>
      <Shown
        title={`${run.name}: ${words.confusion}`}
        {...{ confusion: report.confusion, names, canChoose, onChoose }}
        {...(canChoose ? { label, answer } : { label: null, answer: null })}
      />
    </section>
  );
}

/** What a picture can be taken for: the classes, and where the network has more outputs, none of them. */
function listAnswers(
  classNames: readonly string[],
  columns: number,
  formatClass: (name: string) => string,
  noClass: string,
): readonly string[] {
  const names = classNames.map(formatClass);
  return columns > names.length ? [...names, noClass] : names;
}
