/**
 * @file All presets, and how text names one: `vgg16,head=paper,classes=10`, an id and options behind it.
 */
import { checkParameter, type ParameterProblem } from '../layers/validate';
import { computeEditDistance } from '../util/editDistance';
import { alexNetPreset } from './alexnet';
import { convNeXtPreset } from './convnext';
import { deepLabV3Preset } from './deeplabv3';
import { denseNetPresets } from './densenet';
import { efficientNetPresets } from './efficientnet';
import { googLeNetPreset } from './googlenet';
import { inceptionV3Preset } from './inceptionv3';
import { leNetPreset } from './lenet';
import { mnasNetPreset } from './mnasnet';
import { mobileNetV1Preset } from './mobilenetv1';
import { mobileNetV2Preset } from './mobilenetv2';
import { mobileNetV3Presets } from './mobilenetv3';
import { completeOptions, type Preset, type PresetOptionValues } from './preset';
import { regNetPreset } from './regnet';
import { resNetPresets, resNetRelativePresets } from './resnet';
import { resNetVariantPresets } from './resnetVariants';
import { shuffleNetV2Preset } from './shufflenetv2';
import { squeezeNetPreset } from './squeezenet';
import { uNetPreset } from './unet';
import { vggPresets, vggVariantPresets } from './vgg';

/** Every preset, related ones together. */
export const presets: readonly Preset[] = [
  leNetPreset,
  alexNetPreset,
  ...vggPresets,
  ...vggVariantPresets,
  ...resNetPresets,
  ...resNetVariantPresets,
  ...resNetRelativePresets,
  ...denseNetPresets,
  googLeNetPreset,
  inceptionV3Preset,
  squeezeNetPreset,
  mobileNetV1Preset,
  mobileNetV2Preset,
  ...mobileNetV3Presets,
  mnasNetPreset,
  shuffleNetV2Preset,
  ...efficientNetPresets,
  regNetPreset,
  convNeXtPreset,
  uNetPreset,
  deepLabV3Preset,
];

const presetsById: ReadonlyMap<string, Preset> = new Map(presets.map((preset) => [preset.id, preset]));

/** The preset with this id, or null. */
export function findPreset(id: string): Preset | null {
  return presetsById.get(id) ?? null;
}

/** A preset and a value for each of its options. */
export interface PresetReference {
  readonly preset: Preset;
  readonly options: PresetOptionValues;
}

/** Why a text names no preset. */
export type PresetReferenceProblem =
  /** `suggestions` are ids that look like it, the nearest first; there may be none. */
  | { readonly code: 'unknown-preset'; readonly id: string; readonly suggestions: readonly string[] }
  /** `options` are those that the preset takes. */
  | {
      readonly code: 'unknown-option';
      readonly preset: string;
      readonly option: string;
      readonly options: readonly string[];
    }
  /** An option without `=` and a value behind it. */
  | { readonly code: 'missing-value'; readonly preset: string; readonly option: string }
  | { readonly code: 'repeated-option'; readonly preset: string; readonly option: string }
  /** `text` is the value as it was written. */
  | {
      readonly code: 'bad-value';
      readonly preset: string;
      readonly option: string;
      readonly text: string;
      readonly problem: ParameterProblem;
    };

/** What a text names, or why it names nothing. */
export type PresetReferenceResult =
  | { readonly reference: PresetReference }
  | { readonly problem: PresetReferenceProblem };

/** At most this many ids are suggested. */
const maxSuggestions = 3;

/** Ids near to one that does not exist: those that it begins or that begin it, then by edit distance. */
function findSuggestions(id: string): readonly string[] {
  const limit = Math.max(2, Math.floor(id.length / 3));
  return presets
    .map((preset) => {
      const isStart = id.length > 1 && (preset.id.startsWith(id) || id.startsWith(preset.id));
      return { id: preset.id, distance: isStart ? 0 : computeEditDistance(id, preset.id) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, maxSuggestions)
    .map((candidate) => candidate.id);
}

/** Reads `id` or `id,option=value,...`; letter case and spaces around the parts do not matter in the id. */
export function parsePresetReference(text: string): PresetReferenceResult {
  const [head = '', ...parts] = text.split(',').map((part) => part.trim());
  const id = head.toLowerCase();
  const preset = findPreset(id);
  if (preset === null)
    return { problem: { code: 'unknown-preset', id: head, suggestions: findSuggestions(id) } };
  const values: Record<string, number | string> = {};
  for (const part of parts) {
    const [option = '', ...rest] = part.split('=').map((side) => side.trim());
    const value = rest.join('=');
    const spec = Object.hasOwn(preset.options, option) ? preset.options[option] : undefined;
    const place = { preset: preset.id, option };
    if (spec === undefined)
      return { problem: { code: 'unknown-option', ...place, options: Object.keys(preset.options) } };
    if (value === '') return { problem: { code: 'missing-value', ...place } };
    if (Object.hasOwn(values, option)) return { problem: { code: 'repeated-option', ...place } };
    // An empty or worded number becomes NaN, which no number parameter allows.
    const parsed = spec.type === 'choice' ? value : Number(value);
    const problem = checkParameter(spec, parsed);
    if (problem !== null) return { problem: { code: 'bad-value', ...place, text: value, problem } };
    values[option] = parsed;
  }
  return { reference: { preset, options: completeOptions(preset.options, values) } };
}
