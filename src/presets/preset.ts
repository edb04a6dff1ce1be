/**
 * @file What a preset is: facts for people, options as data, and a function that builds the network.
 *
 * Options are described like layer parameters, so that pickers, the command line and the checks read one table.
 */
import type { Architecture } from '../architecture/architecture';
import type { ChoiceParameter, IntegerParameter, ParameterValues, RealParameter } from '../layers/parameter';
import { checkParameter } from '../layers/validate';
import type { PerAxis } from '../util/perAxis';

/** The options that a preset takes, by name: type, default and allowed values. */
export type PresetOptions = { readonly [name: string]: IntegerParameter | RealParameter | ChoiceParameter };

/** Values for some or all options of a preset, by name. */
export type PresetOptionValues = Readonly<Record<string, number | string>>;

/** What is known of a preset without building it. */
export interface PresetFacts {
  /** As written on the command line: lower case, `resnet18-cifar`. */
  readonly id: string;
  /** As the literature writes it: `ResNet18`. */
  readonly name: string;
  /** The architecture it belongs to: `ResNet`. */
  readonly family: string;
  /** Year of `source`. */
  readonly year: number;
  /** The paper, as authors and venue. */
  readonly source: string;
  /** The image size that it was made for, in pixels. */
  readonly defaultResolution: PerAxis<number>;
}

/** A known network. */
export interface Preset extends PresetFacts {
  readonly options: PresetOptions;
  /**
   * Builds the network; options that are not given keep their default.
   * @throws RangeError for an option that the preset does not take or a value that is not allowed.
   */
  build(values?: PresetOptionValues): Architecture;
}

/** A preset as its family's file writes it: `build` gets a checked value for every option. */
export interface PresetDefinition<O extends PresetOptions> extends PresetFacts {
  readonly options: O;
  build(values: ParameterValues<O>): Architecture;
}

/** Makes a preset of its definition. */
export function definePreset<const O extends PresetOptions>(definition: PresetDefinition<O>): Preset {
  return {
    ...definition,
    build: (values = {}) => definition.build(completeOptions(definition.options, values)),
  };
}

/** The values with defaults for those that are not given. @throws RangeError as {@link Preset.build}. */
export function completeOptions<O extends PresetOptions>(
  options: O,
  values: PresetOptionValues,
): ParameterValues<O> {
  const complete: Record<string, number | string> = {};
  for (const [name, option] of Object.entries(options)) complete[name] = option.default;
  for (const [name, value] of Object.entries(values)) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new RangeError(`No option ${name}`);
    const problem = checkParameter(option, value);
    if (problem !== null) throw new RangeError(`${name} = ${value}: ${problem.code}`);
    complete[name] = value;
  }
  // Every option has a value now, its default or one that has just been checked against its description.
  return complete as ParameterValues<O>;
}
