/**
 * @file The drawing of a lesson: rows of units beside the field on the image, for a unit that can be chosen, and the
 * recursion behind it with the terms of the network as it is.
 */
import { useState } from 'react';
import { describeFieldTerm } from '../analysis/fieldTerm';
import { useLateText } from '../editor/useLateText';
import { FieldBox } from '../plots/FieldBox';
import { UnitDiagram } from '../plots/UnitDiagram';
import { useAnalysis } from '../state/selectors';
import { useStore } from '../state/store';
import { formatNumber, formatPerAxis } from '../text/quantities';
import { findByName, findLastConvolution } from './lessonFacts';
import { computeUnitLevels } from './unitLevels';

/** Rows of units of the layer that is selected, else of the last convolution. */
export function LessonFigureView({ width }: { readonly width: number }) {
  const { lessons: words, fieldTerms } = useLateText();
  const design = useStore((state) => state.design);
  const selection = useStore((state) => state.selection);
  const analysis = useAnalysis();
  const [chosen, setChosen] = useState<number | null>(null);
  const [selected] = selection;
  const id = selected ?? findLastConvolution({ design, analysis })?.node.id;
  const levels = id === undefined ? null : computeUnitLevels(design.architecture, analysis, id, 0);
  const field = id === undefined ? null : (analysis.layers.get(id)?.field ?? null);
  const top = levels?.at(-1);
  if (levels === null || top === undefined || field === null || levels.length < 2) return null;
  const unit = Math.min(chosen ?? Math.floor(top.length / 2), top.length - 1);
  const shift = (pixels: readonly [number, number]) =>
    [pixels[0] + unit * field.jump[0], pixels[1] + unit * field.jump[1]] as const;
  const [low, high] = [shift(field.low), shift(field.high)];
  const [from, to] = [formatNumber(low[0]), formatNumber(high[0])];
  const terms = levels.slice(1).flatMap(({ name }) => {
    const found = findByName({ design, analysis }, name);
    if (!found?.facts.field) return [];
    const term = describeFieldTerm(design.architecture, analysis, found.node.id);
    const sum = `${fieldTerms.formatFieldTerm(term)} = ${formatPerAxis(found.facts.field.min)}`;
    return [{ name, sum }];
  });
  return (
    <figure className="lesson-figure" aria-label={words.figure}>
      <UnitDiagram levels={levels} unit={unit} width={width} label={words.diagram(top.name, unit)} />
      <div className="lesson-figure-row">
        <FieldBox
          resolution={design.resolution}
          low={low}
          high={high}
          size={72}
          label={words.box(top.name, unit, from, to)}
        />
        <label className="lesson-unit">
          <span>
            {words.unit} {unit}: {words.formatPixels(from, to)}
          </span>
          <input
            type="range"
            min={0}
            max={top.length - 1}
            value={unit}
            aria-valuetext={words.unitValue(unit, top.length)}
            onChange={(event) => setChosen(Number(event.target.value))}
          />
        </label>
      </div>
      <table className="lesson-terms">
        <caption className="visually-hidden">{words.terms}</caption>
        <tbody>
          {terms.toReversed().map(({ name, sum }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{sum}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
