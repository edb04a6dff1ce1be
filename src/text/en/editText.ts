/** @file Sentences for edits that are refused: what stands in the way, and what would clear it. */
import type { GroupId, LayerId } from '../../architecture/architecture';
import type { EditRefusal } from '../../architecture/editResult';
import type { MergeRemedy } from '../../architecture/mergeRemedy';
import type { Shape } from '../../layers/shape';
import { formatPerAxis, formatShape } from '../quantities';
import type { GetName } from './diagnosticText';
import { layerText } from './layerText';
import { formatParameterProblem } from './parameterText';
import { capitalize, countNoun, type Explanation, listWords } from './words';

/** What layers and groups are called. */
export interface EditNames {
  readonly getName: GetName;
  readonly getGroupName: (id: GroupId) => string;
}

type Refusal<Code extends EditRefusal['code']> = Extract<EditRefusal, { readonly code: Code }>;

const describeShape = (shape: Shape) =>
  'features' in shape ? `a vector of ${countNoun(shape.features, 'feature')}` : formatShape(shape);

function formatRemedy(remedy: MergeRemedy, target: LayerId, source: LayerId, getName: GetName): string {
  const place =
    remedy.side === 'new' ? `behind ${getName(source)}` : `on the other input of ${getName(target)}`;
  switch (remedy.code) {
    case 'convolution': {
      const isStrided = remedy.stride[0] > 1 || remedy.stride[1] > 1;
      const stride = isStrided ? ` and stride ${formatPerAxis(remedy.stride)}` : '';
      return `A 1x1 convolution with ${countNoun(remedy.outChannels, 'filter')}${stride} ${place} would make them fit.`;
    }
    case 'downsample':
      return `Downsampling by ${formatPerAxis(remedy.factor)} ${place} would make them fit.`;
    case 'upsample':
      return `Upsampling by ${formatPerAxis(remedy.factor)} ${place} would make them fit.`;
    case 'flatten':
      return `A Flatten ${place} would make them fit.`;
  }
}

function explainMismatch(refusal: Refusal<'merge-mismatch'>, getName: GetName): Explanation {
  const { source, target, kind, actual, expected, remedy } = refusal;
  const need = kind === 'Concat' ? 'equal heights and widths' : 'equal shapes';
  const what = `${layerText.kinds[kind]} needs ${need}: ${describeShape(actual)} meets ${describeShape(expected)}.`;
  return remedy === null ? { what } : { what, fix: formatRemedy(remedy, target, source, getName) };
}

/** The sentences for an edit that is refused. */
export function formatRefusal(refusal: EditRefusal, { getName, getGroupName }: EditNames): Explanation {
  switch (refusal.code) {
    case 'self-connection':
      return { what: `${getName(refusal.layer)} cannot feed itself.` };
    case 'cycle': {
      const [source, target] = [getName(refusal.source), getName(refusal.target)];
      return { what: `${source} already depends on ${target}, so this connection would close a circle.` };
    }
    case 'takes-no-input':
      return { what: `${getName(refusal.target)} is where the image comes in and takes no input.` };
    case 'port-taken': {
      const [source, target] = [getName(refusal.source), getName(refusal.target)];
      return {
        what: `This input of ${target} is fed by ${source} already.`,
        fix: 'Drag the end of that connection away, or merge both with an Add or a Concat.',
      };
    }
    case 'inputs-full':
      return { what: `${getName(refusal.target)} takes no more than ${countNoun(refusal.max, 'input')}.` };
    case 'already-connected':
      return { what: `${getName(refusal.source)} feeds ${getName(refusal.target)} already.` };
    case 'needs-map':
      return {
        what: `${getName(refusal.target)} works on feature maps and would get ${describeShape(refusal.actual)}.`,
        fix: 'Take the connection from before the layer that flattens the maps.',
      };
    case 'merge-mismatch':
      return explainMismatch(refusal, getName);
    case 'input-exists':
      return {
        what: `A network has one image input, and ${getName(refusal.layer)} is it.`,
        fix: `Connect to ${getName(refusal.layer)} instead.`,
      };
    case 'too-many-inputs': {
      const { layer, kind, actual, max } = refusal;
      const limit = max === 0 ? 'none' : `only ${max === 1 ? 'one' : max}`;
      return {
        what: `${getName(layer)} has ${countNoun(actual, 'input')}, and ${layerText.kinds[kind]} takes ${limit}.`,
        fix: 'Cut the connections that are too many first.',
      };
    }
    case 'no-way-through':
      return explainDeadEnd(refusal);
    case 'invalid-parameter': {
      const { layer, parameter, problem } = refusal;
      return formatParameterProblem(`${capitalize(parameter)} of ${getName(layer)}`, problem);
    }
    case 'nothing-selected':
      return { what: 'Nothing is selected.', fix: 'Select one or more layers first.' };
    case 'path-leaves-group': {
      const between = getName(refusal.between);
      return {
        what: `${between} lies between the selected layers, so a group would have to go around it.`,
        fix: `Select ${between} too.`,
      };
    }
    case 'stage-in-block':
      return {
        what:
          refusal.stage === null
            ? 'A stage cannot lie inside a block.'
            : `${getGroupName(refusal.stage)} is a stage, and a stage cannot lie inside a block.`,
        fix: refusal.stage === null ? 'Make it a block.' : 'Make the outer group a stage.',
      };
  }
}

function explainDeadEnd({ entries, ends }: Refusal<'no-way-through'>): Explanation {
  if (entries === 0 && ends === 1)
    return { what: 'This piece takes no input, so nothing can lead through it.' };
  return {
    what: `This piece ends in ${countNoun(ends, 'layer')}, so it is not clear which of them leads on.`,
    fix: 'Join its ends with an Add or a Concat first.',
  };
}

/** What removal did beyond what was asked, for a message; `names` are those of the merges that went along. */
export function formatDissolved(names: readonly string[]): string {
  return names.length === 1
    ? `${names[0]} had one input left and was removed too.`
    : `${listWords(names, 'and')} had one input left each and were removed too.`;
}

/** Edits in words. */
export const editText = { formatRefusal, formatDissolved };
