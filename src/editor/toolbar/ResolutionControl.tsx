/** @file The size of the image: two fields, a slider on the range that fits, common sizes. */
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { resolutionLimits } from '../../document/document';
import { checkParameter } from '../../layers/validate';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { IconButton } from '../../ui/Button';
import { FieldRow } from '../../ui/FieldRow';
import { Menu } from '../../ui/Menu';
import { stepNumber } from '../../ui/NumberField';
import { PairField } from '../../ui/PairField';
import { useScrub } from '../../ui/useScrub';
import { bothAxes, isSquare } from '../../util/perAxis';
import { endResolution, setResolution } from './resolutionEdits';
import { scaleResolution } from './resolutionScale';
import { SizeSlider } from './SizeSlider';
import './ResolutionControl.css';

const commonSizes = [16, 28, 32, 64, 96, 128, 224, 299, 384, 512];
const spec = { type: 'integer', default: 32, ...resolutionLimits } as const;

/** The resolution control. */
export function ResolutionControl() {
  const text = useText();
  const words = text.toolbar;
  const id = useId();
  const resolution = useStore((state) => state.design.resolution);
  const { feasibleResolution } = useAnalysis();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const check = (value: number) => {
    const problem = checkParameter(spec, value);
    return problem && joinExplanation(text.parameters.formatParameterProblem(words.resolutionName, problem));
  };
  const scrub = useScrub({
    getValue: () => Math.min(...resolution),
    onScrub: (start, steps) => {
      const smaller = stepNumber(start, steps, resolutionLimits);
      setResolution(scaleResolution(resolution, smaller, resolutionLimits.max), text);
    },
    onEnd: endResolution,
  });
  return (
    <section className="resolution" aria-label={words.resolutionName}>
      <FieldRow className="resolution-row" label={words.resolution} htmlFor={id} scrub={scrub}>
        <PairField
          id={id}
          values={[resolution]}
          labels={words.resolutionLabels}
          {...resolutionLimits}
          check={check}
          onChange={(change) => setResolution(change(resolution), text)}
          onEnd={endResolution}
        />
        <Menu
          trigger={
            <IconButton label={words.commonSizes} className="link-toggle">
              <ChevronDown size={16} aria-hidden="true" />
            </IconButton>
          }
          items={commonSizes.map((size) => ({
            id: String(size),
            label: words.formatCommonSize(size),
            isChecked: isSquare(resolution) && resolution[0] === size,
            onSelect: () => {
              setResolution(bothAxes(size), text);
              endResolution();
            },
          }))}
        />
      </FieldRow>
      <SizeSlider />
      <p className="resolution-fits">{!isHidden && words.formatFits(feasibleResolution)}</p>
    </section>
  );
}
