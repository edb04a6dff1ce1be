/** @file Sentences for everything that the analysis finds: what is wrong, by how much, what would mend it. */
import type { Diagnostic, Fix, Severity } from '../../analysis/diagnostic';
import type { LayerId } from '../../architecture/architecture';
import type { PerAxis } from '../../util/perAxis';
import { formatNumber, formatPerAxis, formatPixels, formatSize, unitSpace } from '../quantities';
import { formatLayerProblem } from './layerProblemText';
import { countNoun, type Explanation } from './words';

/** What a layer is called on the screen and in messages. */
export type GetName = (id: LayerId) => string;

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

const formatStep = (jump: PerAxis<number>) => `${formatPerAxis(jump)}${unitSpace}px`;

/** A distance per axis in words: `3.5 px`, or with its direction where the axes differ. */
function formatDistance([vertical, horizontal]: PerAxis<number>): string {
  if (vertical === horizontal) return `${formatPixels(vertical)} apart`;
  if (horizontal === 0) return `${formatPixels(vertical)} apart vertically`;
  if (vertical === 0) return `${formatPixels(horizontal)} apart horizontally`;
  return `${formatPixels(vertical)} apart vertically and ${formatPixels(horizontal)} horizontally`;
}

function explainJumps(
  name: string,
  port: number,
  actual: PerAxis<number>,
  expected: PerAxis<number>,
): Explanation {
  const input = `input ${port + 1}`;
  const what =
    `Neighbouring units of ${input} of ${name} look at places ${formatStep(actual)} apart, those of the inputs ` +
    `before it ${formatStep(expected)}, so they drift apart across the image.`;
  const isCoarser = actual[0] >= expected[0] && actual[1] >= expected[1];
  const isFiner = actual[0] <= expected[0] && actual[1] <= expected[1];
  if (isCoarser === isFiner) return { what, fix: 'Bring all its inputs to the same stride.' };
  const [large, small] = isCoarser ? [actual, expected] : [expected, actual];
  const factor = formatPerAxis([large[0] / small[0], large[1] / small[1]]);
  const [first, second] = isCoarser ? ['Upsample', 'downsample'] : ['Downsample', 'upsample'];
  return { what, fix: `${first} ${input} by ${factor}, or ${second} the others by ${factor}.` };
}

function explainInputs(name: string, actual: number, expected: number): Explanation {
  if (actual < expected) {
    const least = expected === 1 ? 'one' : `at least ${expected}`;
    return {
      what:
        actual === 0
          ? `${name} has no input and needs ${least}.`
          : `${name} has ${countNoun(actual, 'input')} and needs ${least}.`,
      fix:
        expected - actual === 1
          ? 'Connect a layer to it.'
          : `Connect ${expected - actual} more layers to it.`,
    };
  }
  const excess = actual - expected;
  const remove = excess === 1 ? 'Remove one connection' : `Remove ${excess} connections`;
  if (expected === 0)
    return { what: `${name} has ${countNoun(actual, 'input')} and takes none.`, fix: `${remove}.` };
  return {
    what: `${name} has ${countNoun(actual, 'input')} and takes ${expected === 1 ? 'only one' : `no more than ${expected}`}.`,
    fix: `${remove}, or merge them before it with an Add or a Concat.`,
  };
}

/** The sentences for a finding; `getName` says what a layer is called. */
export function formatDiagnostic(diagnostic: Diagnostic, getName: GetName): Explanation {
  if (diagnostic.code === 'no-input') {
    return { what: 'The network has no Input layer.', fix: 'Add one and connect it to the first layer.' };
  }
  const name = getName(diagnostic.layer);
  switch (diagnostic.code) {
    case 'several-inputs':
      return {
        what: `The network has ${diagnostic.actual} Input layers, and ${name} is not the first; one image can be analysed.`,
        fix: 'Keep one Input layer and connect the others’ layers to it.',
      };
    case 'missing-input':
    case 'too-many-inputs':
      return explainInputs(name, diagnostic.actual, diagnostic.expected);
    case 'cycle':
      return {
        what: `${name} lies on a cycle or behind one, so its input depends on its own output.`,
        fix: 'Remove a connection that leads back.',
      };
    case 'jump-mismatch':
      return explainJumps(name, diagnostic.port, diagnostic.actual, diagnostic.expected);
    case 'centers-apart':
      return {
        what: `Input ${diagnostic.port + 1} of ${name} and the inputs before it look at places ${formatDistance(diagnostic.actual)}, so together they can see more than the largest field says.`,
      };
    case 'hidden-problem':
      return {
        what: `${name} does not fit what it is given.`,
        fix: 'By how much is hidden until you have answered.',
      };
    case 'opaque-layer':
      return {
        what: `${name} is an operation that is not known${diagnostic.operation ? `, ${diagnostic.operation}` : ''}; it is taken as its parameters describe it, by default as seeing one unit.`,
        fix: 'Give it the kernel, the stride and the output shape that it has.',
      };
    default: {
      const explanation = formatLayerProblem(name, diagnostic);
      // A known remedy names the size; the general advice does not.
      return diagnostic.fix?.code === 'set-resolution'
        ? { ...explanation, fix: `${formatFix(diagnostic.fix, getName)}.` }
        : explanation;
    }
  }
}

function formatValue(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map(formatValue).join('x');
  return String(value);
}

/** What a remedy does, for its button. */
export function formatFix(fix: Fix, getName: GetName): string {
  switch (fix.code) {
    case 'set-parameter':
      return `Set ${fix.parameter} of ${getName(fix.layer)} to ${formatValue(fix.value)}`;
    case 'insert-flatten':
      return `Insert a Flatten before ${getName(fix.before)}`;
    case 'set-resolution':
      return `Use an image of ${formatSize(fix.value)}`;
  }
}

/** What the analysis finds, in words. */
export const diagnosticText = { severities, formatDiagnostic, formatFix };
