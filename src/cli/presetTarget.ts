/** @file Known networks by name: `preset:ID[,OPTION=VALUE...]`. */
import { parsePresetReference } from '../presets/presets';
import { cliText } from '../text/en/cliText';
import type { TargetResult } from './target';

/** Builds the network that a reference names, `resnet18,classes=10`. */
export function readPreset(reference: string): TargetResult {
  const result = parsePresetReference(reference);
  if ('problem' in result) return { refusal: cliText.formatPresetProblem(result.problem) };
  const { preset, options } = result.reference;
  return {
    target: {
      title: preset.name,
      architecture: preset.build(options),
      resolution: preset.defaultResolution,
      rule: null,
      report: null,
      notes: [],
    },
  };
}
