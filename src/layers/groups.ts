/** @file The rule that channels on both sides of a grouped convolution must divide evenly. */
import type { ShapeResult } from './definition';

/** Whether `groups` divides the channels on both sides of a convolution; if not, the shape with the problem. */
export function checkGroups(
  inChannels: number,
  outChannels: number,
  groups: number,
  result: ShapeResult,
): ShapeResult {
  if (result.problem) return result;
  const isInput = inChannels % groups !== 0;
  if (!isInput && outChannels % groups === 0) return result;
  return {
    ...result,
    problem: {
      code: 'not-divisible',
      what: isInput ? 'input-channels' : 'output-channels',
      value: isInput ? inChannels : outChannels,
      divisor: groups,
    },
  };
}
