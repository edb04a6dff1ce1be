/** @file What to search for, and the button that starts or cancels it, with how far it is. */
import { useId, useState } from 'react';
import { cancelSearch, runSearch } from '../../../state/searchRun';
import { useAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { type DesignSummary, summarizeDesign } from '../../../suggestions/designSummary';
import { formatBytes, formatCount } from '../../../text/quantities';
import { Button } from '../../../ui/Button';
import { FieldRow } from '../../../ui/FieldRow';
import { NumberField } from '../../../ui/NumberField';
import { SelectField } from '../../../ui/SelectField';
import { useMediaQuery } from '../../../ui/useMediaQuery';
import { narrowScreen } from '../../screenSizes';
import { useLateText } from '../../useLateText';
import {
  computeLimit,
  createSearchOptions,
  type Effort,
  effortDesigns,
  type LimitName,
  limitNames,
  type SearchSettings,
  seedBounds,
  shareBounds,
} from './searchSettings';

const efforts: readonly Effort[] = ['quick', 'normal', 'thorough'];

function LimitRow({
  name,
  share,
  now,
  onChange,
}: {
  readonly name: LimitName;
  readonly share: number;
  readonly now: DesignSummary;
  readonly onChange: (share: number) => void;
}) {
  const { search: words } = useLateText();
  const id = useId();
  const { min, max } = shareBounds;
  const limit = computeLimit(now, name, share);
  return (
    <FieldRow label={words.limitNames[name]} htmlFor={id}>
      <span className="search-limit">
        {words.formatLimit(name === 'memoryBytes' ? formatBytes(limit) : formatCount(limit))}
      </span>
      <NumberField
        id={id}
        label={`${words.limitNames[name]}: ${words.limits}`}
        value={share}
        min={min}
        max={max}
        decimals={2}
        check={(value) => (value >= min && value <= max ? null : words.formatLimitProblem(min, max))}
        onChange={onChange}
      />
    </FieldRow>
  );
}

/** How far the search is, while it runs. */
function SearchProgress() {
  const { search: words } = useLateText();
  const run = useStore((state) => state.search);
  if (run?.phase !== 'running') return null;
  const { done, total } = run.found;
  return (
    <div className="search-progress">
      <progress value={done} max={total} aria-label={words.progress} />
      <span>{words.formatProgress(done, total)}</span>
    </div>
  );
}

/** The form. */
export function SearchForm({
  settings,
  onChange,
}: {
  readonly settings: SearchSettings;
  readonly onChange: (settings: SearchSettings) => void;
}) {
  const { search: words } = useLateText();
  const now = summarizeDesign(useAnalysis());
  const run = useStore((state) => state.search);
  const [effortId, seedId] = [useId(), useId()];
  const isRunning = run?.phase === 'running';
  const { shares, effort, seed } = settings;
  const isNarrow = useMediaQuery(narrowScreen);
  // On a phone what was found stands below: there the settings fold away when the search begins.
  const [isOpen, setIsOpen] = useState(!isNarrow || run === null);
  return (
    <form
      className="search-form"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRunning) cancelSearch();
        else {
          runSearch(createSearchOptions(now, settings));
          setIsOpen(!isNarrow);
        }
      }}
    >
      <div className="search-start">
        <Button type="submit" look={isRunning ? 'plain' : 'primary'}>
          {isRunning ? words.cancel : run === null ? words.start : words.again}
        </Button>
        <SearchProgress />
      </div>
      <details
        className="search-rows"
        open={isOpen || !isNarrow}
        onToggle={(event) => setIsOpen(event.currentTarget.open)}
      >
        <summary>{words.settings}</summary>
        <h3>{words.limits}</h3>
        {limitNames.map((name) => (
          <LimitRow
            key={name}
            name={name}
            share={shares[name]}
            now={now}
            onChange={(share) => onChange({ ...settings, shares: { ...shares, [name]: share } })}
          />
        ))}
        <FieldRow label={words.effort} htmlFor={effortId}>
          <SelectField
            id={effortId}
            label={words.effort}
            value={effort}
            options={efforts.map((value) => ({
              value,
              label: words.formatEffort(words.efforts[value], effortDesigns[value]),
            }))}
            onChange={(value) => onChange({ ...settings, effort: value })}
          />
        </FieldRow>
        <FieldRow label={words.seed} title={words.seedHint} htmlFor={seedId}>
          <NumberField
            id={seedId}
            label={words.seed}
            value={seed}
            {...seedBounds}
            decimals={0}
            check={(value) =>
              Number.isInteger(value) && value >= seedBounds.min && value <= seedBounds.max
                ? null
                : words.formatLimitProblem(seedBounds.min, seedBounds.max)
            }
            onChange={(value) => onChange({ ...settings, seed: value })}
          />
        </FieldRow>
      </details>
      <p className="search-intro">
        {words.intro} {words.heuristic} {words.source}.
      </p>
    </form>
  );
}
