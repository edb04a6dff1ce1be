/** @file Known networks that match what somebody typed, by family. */
import type { Preset } from '../../presets/preset';

/** Networks of one family. */
export interface PresetFamily {
  readonly family: string;
  readonly presets: readonly Preset[];
}

const normalize = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Networks whose id, name or family holds every word of the query; all for an empty one. Families keep their order. */
export function searchPresets(presets: readonly Preset[], query: string): readonly PresetFamily[] {
  const words = query.split(/\s+/).map(normalize);
  const families = new Map<string, Preset[]>();
  for (const preset of presets) {
    const text = [preset.id, preset.name, preset.family].map(normalize).join(' ');
    if (!words.every((word) => text.includes(word))) continue;
    const list = families.get(preset.family);
    if (list === undefined) families.set(preset.family, [preset]);
    else list.push(preset);
  }
  return [...families].map(([family, list]) => ({ family, presets: list }));
}
