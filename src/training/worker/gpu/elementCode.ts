/** @file Kernels over single numbers on WebGPU: ReLU, sums, optimisers in place, and the loss. */
import type { OptimizerRule } from '../../settings';

/** Threads of a workgroup. */
export const elementThreads = 256;

const byElement = (target: string, body: string): string => `
@compute @workgroup_size(${elementThreads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = (group.y * groups.x + group.x) * ${elementThreads} + index;
  ${target === '' ? '' : `if (at >= arrayLength(&${target})) { return; }`}
  ${body}
}`;

/** y = max(0, x). */
export const reluCode = byElement('y', 'y[at] = max(x[at], 0);');

/** dx = dy where y is positive. */
export const reluGradientCode = byElement('dx', 'dx[at] = select(0.0, dy[at], y[at] > 0);');

/** c = a + b. */
export const addCode = byElement('c', 'c[at] = a[at] + b[at];');

/** Weights that one dispatch moves: with their gradients and two slots they fill the eight buffers of a stage. */
export const weightsAtOnce = 3;

/** One step for weight `w` at place `at` with gradient `g`; slots are at `slot`. */
function writeMove(rule: OptimizerRule, weight: string, gradient: string): string {
  if (rule.kind === 'sgd') {
    const moved = rule.momentum > 0;
    const direction = !moved ? 'g' : rule.nesterov ? 'fma(v, numbers.momentum, g)' : 'v';
    return `let w = ${weight}[at];
    let g = fma(w, numbers.decay, ${gradient}[at]);
    ${moved ? 'let v = fma(first[slot], numbers.momentum, g); first[slot] = v;' : ''}
    ${weight}[at] = w - ${direction} * numbers.rate;`;
  }
  return `let w = ${weight}[at];
    let g = fma(w, numbers.decay, ${gradient}[at]);
    let m = fma(first[slot], numbers.beta1, g * numbers.rest1);
    let v = fma(second[slot], numbers.beta2, g * g * numbers.rest2);
    first[slot] = m;
    second[slot] = v;
    ${weight}[at] = w * numbers.kept - m / fma(sqrt(v), numbers.scale, numbers.epsilon) * numbers.rate;`;
}

/** A step of the optimiser for some weights, one behind the other, from a place of the slots told in two parts. */
export function writeOptimizer(rule: OptimizerRule, count: number): string {
  const parts = Array.from(
    { length: count },
    (_, index) => `if (at < arrayLength(&weight${index})) {
    let slot = at + base;
    ${writeMove(rule, `weight${index}`, `gradient${index}`)}
    return;
  }
  at -= arrayLength(&weight${index});
  base += arrayLength(&weight${index});`,
  );
  return byElement(
    '',
    `var base = u32(numbers.startHigh) * 65536u + u32(numbers.startLow);\n  ${parts.join('\n  ')}`,
  ).replace('let at =', 'var at =');
}

/** Threads of the loss: one workgroup. */
const lossThreads = 64;

/**
 * Softmax cross entropy of logits [N, outputs] against labels: the gradient of the mean, and in `sums` the sum of the
 * losses and of the right answers (the first of equal ones counts).
 */
export function writeLoss(outputs: number): string {
  const steps: string[] = [];
  for (let half = lossThreads / 2; half >= 1; half /= 2)
    steps.push(`if (thread < ${half}) { shared0[thread] += shared0[thread + ${half}];
    shared1[thread] += shared1[thread + ${half}]; }
  workgroupBarrier();`);
  return `
var<workgroup> shared0: array<f32, ${lossThreads}>;
var<workgroup> shared1: array<f32, ${lossThreads}>;
@compute @workgroup_size(${lossThreads})
fn main(@builtin(local_invocation_index) index: u32) {
  let thread = i32(index);
  let count = i32(arrayLength(&labels));
  var loss = 0.0;
  var right = 0.0;
  for (var row = thread; row < count; row += ${lossThreads}) {
    let base = row * ${outputs};
    var best = 0;
    for (var i = 1; i < ${outputs}; i++) { if (logits[base + i] > logits[base + best]) { best = i; } }
    let top = logits[base + best];
    var sum = 0.0;
    for (var i = 0; i < ${outputs}; i++) { sum += exp(logits[base + i] - top); }
    let offset = log(sum);
    for (var i = 0; i < ${outputs}; i++) {
      let wanted = numbers.smoothing / ${outputs} + select(0.0, 1.0 - numbers.smoothing, i == labels[row]);
      let centered = logits[base + i] - top;
      loss += wanted * (offset - centered);
      gradient[base + i] = (exp(centered) / sum - wanted) / f32(count);
    }
    right += select(0.0, 1.0, best == labels[row]);
  }
  shared0[thread] = loss;
  shared1[thread] = right;
  workgroupBarrier();
  ${steps.join('\n  ')}
  if (thread == 0) { sums[0] = shared0[0]; sums[1] = shared1[0]; }
}`;
}
