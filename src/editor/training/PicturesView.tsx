/** @file A look at the pictures, what the network takes them for, and which classes it mistakes. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { PictureAnswer } from '../../state/training/runCommands';
import { getActive } from '../../state/training/runViews';
import { joinExplanation } from '../../text/en/words';
import type { PictureQuery } from '../../training/protocol';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import { useLostFocus } from '../../ui/useLostFocus';
import { isEqual } from '../../util/isEqual';
import { useLateText } from '../useLateText';
import { ConfusionTable } from './ConfusionTable';
import { InlineField } from './InlineField';
import { PictureTile } from './PictureTile';
import { type Look, usePictures } from './usePictures';
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

function Grid({ answer, isBusy }: { readonly answer: Pictures; readonly isBusy: boolean }) {
  const { formatClass, noClass } = useLateText().train.pictures;
  const { pictures, answers, data } = answer;
  const classNames = data.classNames.map(formatClass);
  return (
    <ul className="picture-grid" aria-busy={isBusy}>
      {Array.from({ length: pictures.count }, (_, index) => {
        const [label, taken] = [pictures.labels[index] ?? 0, answers?.[index] ?? null];
        return (
          <PictureTile
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no other identity
            key={index}
            pictures={pictures}
            index={index}
            label={classNames[label] ?? ''}
            answer={taken === null || taken === label ? null : (classNames[taken] ?? noClass)}
          />
        );
      })}
    </ul>
  );
}

/** Whether two queries are pages of the same pictures. */
const isSameChoice = (a: PictureQuery, b: PictureQuery) => isEqual({ ...a, start: 0 }, { ...b, start: 0 });

/** Which pictures of how many are shown, and buttons to those before and behind. */
function Pages({
  query,
  shown,
  total,
  onStart,
}: {
  readonly query: PictureQuery;
  /** What the pictures that are shown answer; null where there are none. */
  readonly shown: PictureQuery | null;
  readonly total: number;
  readonly onStart: (start: number) => void;
}) {
  const words = useLateText().train.pictures;
  const previous = useRef<HTMLButtonElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const isFirst = query.start === 0;
  const isLast = shown === null || !isSameChoice(shown, query) || query.start + pageSize >= total;
  // At an end its button has nowhere to go: the keys go on from the other one.
  useLostFocus(`${isFirst} ${isLast}`, () => (isLast ? previous : next).current?.focus());
  return (
    <span className="picture-pages">
      <IconButton
        ref={previous}
        label={words.previous}
        disabled={isFirst}
        onClick={() => onStart(Math.max(query.start - pageSize, 0))}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </IconButton>
      <span role="status">
        {shown === null ? '' : words.range(shown.start + 1, Math.min(shown.start + pageSize, total), total)}
      </span>
      <IconButton
        ref={next}
        label={words.next}
        disabled={isLast}
        onClick={() => onStart(query.start + pageSize)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

/** What is said of the set: that it is read, why it is not shown, whose it is and what it holds. */
function SetWords({ look: { run, problem, answered, progress } }: { readonly look: Look }) {
  const { train, trainProblems } = useLateText();
  const words = train.pictures;
  if (problem !== null) {
    // What is wrong with a source names no layer.
    const sentence = trainProblems.formatSetupProblem(problem, (id: LayerId) => id);
    return (
      <p className="run-problem" role="alert">
        {joinExplanation(sentence)}
      </p>
    );
  }
  if (answered === null)
    return (
      <p className="train-empty">
        {words.formatReading(progress?.bytes ?? null, progress?.totalBytes ?? null)}
      </p>
    );
  const { answer } = answered;
  if (answer.type === 'no-pictures')
    return (
      <p className="run-problem" role="alert">
        {answer.problem === null ? words.failed : train.formatDataProblem(answer.problem)}
      </p>
    );
  const sentence = train.formatData(answer.data);
  return (
    <>
      <p className="quiet">{run === null ? sentence : words.ofRun(run.name, sentence)}</p>
      {(answer.leftOut ?? []).map((some) => (
        <p key={some.reason} className="warning">
          {train.formatLeftOut(some)}
        </p>
      ))}
    </>
  );
}

/**
 * The query without what the set does not have: a class or an answer of another set, a page behind its end.
 *
 * @param total how many pictures fit the query; null where that is not known yet.
 */
function fitQuery(
  query: PictureQuery,
  classCount: number,
  answerCount: number,
  total: number | null,
): PictureQuery {
  const isBeyond = (index: number | null, count: number) => index !== null && index >= count;
  if (isBeyond(query.label, classCount) || isBeyond(query.answer, Math.max(classCount, answerCount)))
    return { ...query, label: null, answer: null, start: 0 };
  return query.start > 0 && total !== null && query.start >= total ? { ...query, start: 0 } : query;
}

/** The view. */
export function PicturesView() {
  const [query, setQuery] = useState(firstQuery);
  const look = usePictures(query);
  const answerCount = useStore(
    ({ training }) => getActive(training)?.state.epochs.at(-1)?.confusion[0]?.length ?? 0,
  );
  const { answered } = look;
  const pictures = answered?.answer.type === 'pictures' ? answered.answer : null;
  const classNames = pictures?.data.classNames ?? [];
  const total = pictures !== null && answered?.query === query ? pictures.total : null;
  const fitting = pictures === null ? query : fitQuery(query, classNames.length, answerCount, total);
  if (fitting !== query) setQuery(fitting);
  const change = (changes: Partial<PictureQuery>) => setQuery((old) => ({ ...old, start: 0, ...changes }));
  const chooseCell = useCallback(
    (label: number, answer: number) => setQuery({ ...firstQuery, label, answer }),
    [],
  );
  return (
    <div className="train-pictures">
      <section className="pictures-main">
        <div className="picture-filters">
          <Filters
            query={query}
            classNames={classNames}
            hasAnswers={pictures?.answers != null || query.answer !== null || query.isWrong}
            hasMore={classNames.length < answerCount}
            onChange={change}
          />
          <Pages
            query={query}
            shown={pictures === null || answered === null ? null : answered.query}
            total={pictures?.total ?? 0}
            onStart={(start) => change({ start })}
          />
        </div>
        <SetWords look={look} />
        {pictures !== null && <Grid answer={pictures} isBusy={answered?.query !== query} />}
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
