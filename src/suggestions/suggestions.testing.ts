/** @file What tests of suggestions share: a design by text, one of its suggestions, and what a design is made of. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import { buildReference } from '../presets/presets.testing';
import { bothAxes } from '../util/perAxis';
import { type Advice, findSuggestions } from './findSuggestions';
import type { Suggestion, SuggestionCode } from './suggestion';

/** A network with its analysis and all suggestions. */
export interface Advised {
  readonly architecture: Architecture;
  readonly analysis: Analysis;
  readonly advice: Advice;
}

/** Finds the suggestions for an architecture on square images. */
export function adviseOn(architecture: Architecture, size: number, rule: StatusRule = 'paper'): Advised {
  const analysis = analyze(architecture, { resolution: bothAxes(size), rule });
  return { architecture, analysis, advice: findSuggestions(architecture, analysis) };
}

/** Finds the suggestions for `id,option=value,...`. */
export function advisePreset(reference: string, size: number, rule: StatusRule = 'paper'): Advised {
  return adviseOn(buildReference(reference), size, rule);
}

/** The first suggestion with this code. @throws Error where there is none. */
export function getSuggestion({ advice }: Advised, code: SuggestionCode): Suggestion {
  const found = advice.suggestions.find((suggestion) => suggestion.code === code);
  if (found === undefined) throw new Error(`No suggestion ${code}`);
  return found;
}

/** Kinds, parameters and connections in document order, without names: equal for networks that compute the same. */
export function listLayers({ layers }: Architecture): readonly unknown[] {
  const places = new Map([...layers.keys()].map((id, place) => [id, place]));
  return [...layers.values()].map(({ layer, inputs }) => ({
    kind: layer.kind,
    params: layer.params,
    inputs: inputs.map((id) => places.get(id)),
  }));
}
