/** @file Equal modules in a row, or modules one number of which grows evenly, as a loop. */
import { type Expression, formatFlat } from './expression';

/** One expression, or a loop that computes `count` of them. */
export interface Run {
  readonly expression: Expression;
  /** Counts from 0; `_` where it does not matter. */
  readonly variable: 'i' | '_';
  readonly count: number;
}

/** Shorter runs are written out. */
const shortestRun = 3;

const wholeNumber = /^\d+$/;

interface Call {
  readonly head: string;
  readonly parts: readonly string[];
}

function toCall(expression: Expression | undefined): Call | null {
  if (expression === undefined || typeof expression === 'string') return null;
  // The library's own modules (ReLU, say) are not worth a loop.
  if (/^[a-z]/.test(expression.head) && expression.head.includes('.')) return null;
  return { head: expression.head, parts: expression.parts.map(formatFlat) };
}

/** By how much each argument grows from one call to the next; null where something else differs. */
function findSteps(a: Call, b: Call): readonly number[] | null {
  if (a.head !== b.head || a.parts.length !== b.parts.length) return null;
  const steps: number[] = [];
  for (const [index, part] of a.parts.entries()) {
    const other = b.parts[index] ?? '';
    if (part === other) steps.push(0);
    else if (wholeNumber.test(part) && wholeNumber.test(other)) steps.push(Number(other) - Number(part));
    else return null;
  }
  return steps.every((step) => step >= 0) ? steps : null;
}

function createRun({ head, parts }: Call, steps: readonly number[], count: number): Run {
  const isGrowing = steps.some((step) => step > 0);
  const args = parts.map((part, index) => {
    const step = steps[index] ?? 0;
    return step === 0 ? part : `${part} + ${step === 1 ? '' : `${step} * `}i`;
  });
  return { expression: { head, parts: args, tail: ')' }, variable: isGrowing ? 'i' : '_', count };
}

/** The elements with every run of three or more as one loop. O(elements). */
export function findRuns(elements: readonly Expression[]): readonly Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < elements.length; ) {
    const first = toCall(elements[start]);
    let end = start + 1;
    let steps: readonly number[] | null = null;
    for (let before = first; before !== null; end++) {
      const call = toCall(elements[end]);
      const own = call && findSteps(before, call);
      if (own === null || (steps !== null && own.join() !== steps.join())) break;
      steps = own;
      before = call;
    }
    if (first !== null && steps !== null && end - start >= shortestRun)
      runs.push(createRun(first, steps, end - start));
    else {
      end = start + 1;
      const element = elements[start];
      if (element !== undefined) runs.push({ expression: element, variable: '_', count: 1 });
    }
    start = end;
  }
  return runs;
}
