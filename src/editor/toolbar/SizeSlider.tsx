/** @file The image size as a slider on the strip of sizes that fit the network. */
import { type KeyboardEvent, useMemo } from 'react';
import { computeFitProfile } from '../../analysis/fitProfile';
import { resolutionLimits } from '../../document/document';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { clamp } from '../../util/numbers';
import { endResolution, setResolution } from './resolutionEdits';
import { chooseSizeRange, paintStrip, scaleResolution, toShare, toSize } from './resolutionScale';

const positions = 1000;
const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 16,
  PageDown: -16,
};

/** Sets the smaller side of the image; the other keeps its ratio to it. */
export function SizeSlider() {
  const text = useText();
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  const resolution = useStore((state) => state.design.resolution);
  const isHidden = useStore((state) => state.hidden.size > 0);
  const { min, max } = analysis.feasibleResolution;
  const lowest = Math.max(...min);
  const highest = Math.max(...max);
  const range = chooseSizeRange(highest, resolutionLimits.max);
  const background = useMemo(
    () =>
      paintStrip(
        computeFitProfile(architecture, analysis),
        highest,
        chooseSizeRange(highest, resolutionLimits.max),
      ),
    [architecture, analysis, highest],
  );
  const smaller = Math.min(...resolution);
  const change = (size: number) =>
    setResolution(scaleResolution(resolution, size, resolutionLimits.max), text);
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (step === undefined) return;
    // The slider's own steps are shares of a logarithm; a key means pixels.
    event.preventDefault();
    const size = smaller + step * (event.shiftKey ? 10 : 1);
    change(clamp(size, resolutionLimits.min, resolutionLimits.max));
  };
  const left = toShare(lowest, range) * 100;
  const right = toShare(highest, range) * 100;
  return (
    <div className="size-slider">
      <div className="size-strip" style={isHidden ? {} : { background }} />
      {!isHidden && (
        <div className="size-fits" style={{ left: `${left}%`, width: `${Math.max(right - left, 0.5)}%` }} />
      )}
      <input
        type="range"
        min={0}
        max={positions}
        value={Math.round(toShare(smaller, range) * positions)}
        aria-label={text.toolbar.slider}
        aria-valuetext={text.toolbar.sliderValue(resolution)}
        title={text.toolbar.sliderValue(resolution)}
        onChange={(event) => change(toSize(Number(event.target.value) / positions, range))}
        onKeyDown={handleKeyDown}
        onPointerUp={() => endResolution()}
        onBlur={() => endResolution()}
      />
    </div>
  );
}
