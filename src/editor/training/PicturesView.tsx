/** @file A look at the pictures, what the network takes them for, and which classes it mistakes. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from '../../state/store';
import type { PictureAnswer } from '../../state/training/runCommands';
import { getRunControl } from '../../state/training/runControl';
import { getActive } from '../../state/training/runViews';
import type { PictureQuery } from '../../training/protocol';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import { useLateText } from '../useLateText';
import { ConfusionTable } from './ConfusionTable';
import { InlineField } from './InlineField';
import { PictureTile } from './PictureTile';
import { useSetup } from './useSetup';
import './PicturesView.css';

const pageSize = 48;

const firstQuery: PictureQuery = {
  set: 'test',
  label: null,
  answer: null,
  isWrong: false,
  start: 0,
  count: pageSize,
};

type Pictures = Extract<PictureAnswer, { type: 'pictures' }>;

/** Pictures that fit; asked for anew when the query, the run or its epoch changes. */
function usePictures(query: PictureQuery, isShown: boolean): PictureAnswer | null {
  const setup = useSetup();
  const active = useStore(({ training }) => getActive(training));
  const [answer, setAnswer] = useState<PictureAnswer | null>(null);
  const isReady = active !== null && active.state.backend !== null && active.state.phase !== 'failed';
  const epochCount = active?.state.epochs.length ?? 0;
  const data = isReady ? null : setup.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or another epoch gives other answers
  useEffect(() => {
    if (!isShown) return;
    let isCurrent = true;
    void getRunControl()
      .look(query, data)
      .then((next) => {
        if (isCurrent) setAnswer(next);
      });
    return () => {
      isCurrent = false;
    };
  }, [query, data, isShown, active?.id, epochCount]);
  return answer;
}

function Filters({
  query,
  classNames,
  hasAnswers,
  hasMore,
  onChange,
}: {
  readonly query: PictureQuery;
  readonly classNames: readonly string[];
  readonly hasAnswers: boolean;
  /** Whether the network has outputs that stand for no class. */
  readonly hasMore: boolean;
  readonly onChange: (changes: Partial<PictureQuery>) => void;
}) {
  const words = useLateText().train.pictures;
  const classes = [
    { value: '', label: words.any },
    ...classNames.map((name, index) => ({ value: String(index), label: words.formatClass(name) })),
  ];
  const toIndex = (value: string) => (value === '' ? null : Number(value));
  return (
    <>
      <SelectField
        label={words.set}
        value={query.set}
        options={[
          { value: 'test', label: words.sets.test },
          { value: 'train', label: words.sets.train },
        ]}
        onChange={(set) => onChange({ set, answer: null, isWrong: false })}
      />
      <InlineField label={words.label}>
        {(id) => (
          <SelectField
            id={id}
            label={words.label}
            value={String(query.label ?? '')}
            options={classes}
            onChange={(value) => onChange({ label: toIndex(value) })}
          />
        )}
      </InlineField>
      {hasAnswers && query.set === 'test' && (
        <>
          <InlineField label={words.answer}>
            {(id) => (
              <SelectField
                id={id}
                label={words.answer}
                value={String(query.answer ?? '')}
                options={[
                  ...classes,
                  ...(hasMore ? [{ value: String(classNames.length), label: words.noClass }] : []),
                ]}
                onChange={(value) => onChange({ answer: toIndex(value) })}
              />
            )}
          </InlineField>
          <InlineField label={words.onlyWrong}>
            {(id) => (
              <Switch
                id={id}
                label={words.onlyWrong}
                checked={query.isWrong}
                onChange={(isWrong) => onChange({ isWrong })}
              />
            )}
          </InlineField>
        </>
      )}
    </>
  );
}

function Grid({ answer }: { readonly answer: Pictures }) {
  const { formatClass, noClass } = useLateText().train.pictures;
  const { pictures, answers, data } = answer;
  const classNames = data.classNames.map(formatClass);
  return (
    <ul className="picture-grid">
      {Array.from({ length: pictures.count }, (_, index) => (
        <PictureTile
          // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no other identity
          key={index}
          pictures={pictures}
          index={index}
          label={classNames[pictures.labels[index] ?? 0] ?? ''}
          answer={answers === null ? null : (classNames[answers[index] ?? 0] ?? noClass)}
        />
      ))}
    </ul>
  );
}

/** The view. */
export function PicturesView() {
  const text = useLateText();
  const words = text.train.pictures;
  const [query, setQuery] = useState(firstQuery);
  const answer = usePictures(query, true);
  const answerCount = useStore(
    ({ training }) => getActive(training)?.state.epochs.at(-1)?.confusion[0]?.length ?? 0,
  );
  const pictures = answer?.type === 'pictures' ? answer : null;
  const change = (changes: Partial<PictureQuery>) => setQuery((old) => ({ ...old, start: 0, ...changes }));
  const chooseCell = useCallback(
    (label: number, answer: number) => setQuery({ ...firstQuery, label, answer }),
    [],
  );
  const total = pictures?.total ?? 0;
  const last = Math.min(query.start + pageSize, total);
  return (
    <div className="train-pictures">
      <section className="pictures-main">
        <div className="picture-filters">
          <Filters
            query={query}
            classNames={pictures?.data.classNames ?? []}
            hasAnswers={pictures?.answers != null || query.answer !== null || query.isWrong}
            hasMore={(pictures?.data.classNames.length ?? 0) < answerCount}
            onChange={change}
          />
          <span className="picture-pages">
            <IconButton
              label={words.previous}
              disabled={query.start === 0}
              onClick={() => change({ start: Math.max(query.start - pageSize, 0) })}
            >
              <ChevronLeft size={16} aria-hidden="true" />
            </IconButton>
            <span role="status">{pictures === null ? '' : words.range(query.start + 1, last, total)}</span>
            <IconButton
              label={words.next}
              disabled={last >= total}
              onClick={() => change({ start: query.start + pageSize })}
            >
              <ChevronRight size={16} aria-hidden="true" />
            </IconButton>
          </span>
        </div>
        {answer === null && <p className="train-empty">{words.loading}</p>}
        {answer?.type === 'no-pictures' && (
          <p className="run-problem" role="alert">
            {answer.problem === null ? words.failed : text.train.formatDataProblem(answer.problem)}
          </p>
        )}
        {pictures !== null && <p className="quiet">{text.train.formatData(pictures.data)}</p>}
        {pictures !== null && <Grid answer={pictures} />}
      </section>
      <ConfusionTable
        hasAnswers={pictures === null || query.set !== 'test' || pictures.answers !== null}
        label={query.label}
        answer={query.answer}
        onChoose={chooseCell}
      />
    </div>
  );
}
