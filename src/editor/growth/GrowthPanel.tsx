/** @file The tab of the dock with plots over the layers: fields, maps and costs, linked with the canvas. */
import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { SequencePlot } from '../../plots/SequencePlot';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { selectLayer } from '../canvas/cardSelection';
import { useElementSize } from '../canvas/useElementSize';
import { useLateText } from '../useLateText';
import { exportGrowth, type GrowthFormat } from './exportGrowth';
import { GrowthTable } from './GrowthTable';
import { type GrowthChoice, isCost, measureFacts, measures } from './growthData';
import { useGrowth } from './useGrowth';
import './GrowthPanel.css';

const formats: readonly GrowthFormat[] = ['svg', 'png', 'csv'];

const firstChoice: GrowthChoice = { measure: 'field', scale: 'linear', isCumulative: false, isSorted: false };

/** What can be chosen. */
function GrowthControls({
  choice,
  onChange,
}: {
  readonly choice: GrowthChoice;
  readonly onChange: (choice: GrowthChoice) => void;
}) {
  const { growth: words } = useLateText();
  const { measure, scale, isCumulative, isSorted } = choice;
  return (
    <>
      <SelectField
        label={words.measure}
        value={measure}
        options={measures.map((value) => ({ value, label: words.measures[value] }))}
        onChange={(value) => onChange({ ...choice, measure: value })}
      />
      <Segmented
        label={words.scale}
        value={scale}
        options={(['linear', 'log'] as const).map((value) => ({ value, label: words.scales[value] }))}
        onChange={(value) => onChange({ ...choice, scale: value })}
      />
      {isCost(measure) && (
        <>
          <Segmented
            label={words.sums}
            value={isCumulative ? 'sum' : 'each'}
            options={(['each', 'sum'] as const).map((value) => ({ value, label: words.sumOptions[value] }))}
            onChange={(value) => onChange({ ...choice, isCumulative: value === 'sum' })}
          />
          <Segmented
            label={words.order}
            value={isSorted ? 'size' : 'network'}
            options={(['network', 'size'] as const).map((value) => ({ value, label: words.orders[value] }))}
            onChange={(value) => onChange({ ...choice, isSorted: value === 'size' })}
          />
        </>
      )}
    </>
  );
}

/** The panel. */
export default function GrowthPanel() {
  const text = useLateText();
  const words = text.growth;
  const [choice, setChoice] = useState(firstChoice);
  const [view, setView] = useState<'plot' | 'table'>('plot');
  const [ref, size] = useElementSize();
  const drawing = useRef<HTMLDivElement>(null);
  const growth = useGrowth(choice);
  const hovered = useStore((state) => state.hovered);
  const selected = useStore((state) => state.selection);
  const hover = useStore((state) => state.hover);
  const { measure, scale, isCumulative, isSorted } = choice;
  const isHidden = useStore(({ hidden }) => hidden.has(measureFacts[measure]));
  const told = growth.places.findIndex(({ id }) => id === hovered);
  const isBars = isCost(measure) && !isCumulative && scale === 'linear';
  const save = (format: GrowthFormat) =>
    void exportGrowth(format, drawing.current?.querySelector('svg') ?? null, growth, choice, text);
  return (
    <div className="growth-panel">
      <div className="growth-bar">
        <GrowthControls choice={choice} onChange={setChoice} />
        <span className="growth-space" />
        <Segmented
          label={words.view}
          value={view}
          options={(['plot', 'table'] as const).map((value) => ({ value, label: words.views[value] }))}
          onChange={setView}
        />
        <Menu
          trigger={
            <IconButton label={words.export}>
              <Download size={16} aria-hidden="true" />
            </IconButton>
          }
          items={formats.map((format) => ({
            id: format,
            label: words.formats[format],
            isDisabled: isHidden || (format !== 'csv' && view === 'table'),
            onSelect: () => save(format),
          }))}
        />
      </div>
      {isHidden ? (
        <p className="growth-told">{text.lessons.hidden}</p>
      ) : growth.places.length === 0 ? (
        <p className="growth-told">{words.empty}</p>
      ) : view === 'table' ? (
        <GrowthTable growth={growth} />
      ) : (
        <>
          <div className="growth-drawing" ref={ref}>
            {size !== null && (
              <div ref={drawing}>
                <SequencePlot
                  places={growth.places}
                  lines={growth.lines}
                  kind={isBars ? 'bars' : 'steps'}
                  y={{ kind: scale, format: growth.format, isWhole: scale === 'linear' }}
                  references={growth.references}
                  crossing={growth.crossing}
                  {...size}
                  label={growth.label}
                  title={growth.title}
                  xLabel={isSorted && isCost(measure) ? words.layersBySize : words.layers}
                  borderLabel={words.border}
                  hovered={hovered}
                  selected={selected}
                  tell={growth.tell}
                  onHover={(id) => hover(id as LayerId | null)}
                  onSelect={(id, event) => selectLayer(id as LayerId, event)}
                />
              </div>
            )}
          </div>
          <p className="growth-told">{told < 0 ? '' : growth.tell(told)}</p>
        </>
      )}
    </div>
  );
}
