/**
 * @file The same pools in other places: later ones slow the growth of the field, earlier ones speed it up.
 *
 * Source: Richter et al., ICMLA 2021 (VGG13 with early and late downsampling).
 */
import type { Anatomy } from '../anatomy';
import { findPoolChain, movePool, movePools, type PoolChain } from '../rewrites/movePools';
import type { Proposal } from '../suggestion';

function propose(
  anatomy: Anatomy,
  chain: PoolChain,
  direction: 1 | -1,
  facts: Pick<Proposal, 'strategies' | 'measure'>,
): readonly Proposal[] {
  const far = Math.max(0, ...chain.pools.map((pool) => Math.abs(movePool(pool, direction * 1e6) - pool.now)));
  // By one convolution, or as far as they go.
  return [...new Set([1, far])]
    .filter((steps) => steps > 0 && far > 0)
    .map((steps) => {
      const moved = chain.pools.filter((pool) => movePool(pool, direction * steps) !== pool.now);
      const code = direction > 0 ? 'delay-downsampling' : 'advance-downsampling';
      return {
        ...facts,
        reason: { code, pools: moved.length, steps },
        targets: moved.map(({ pool }) => pool),
        rewrite: () => movePools(anatomy, chain, direction * steps),
      };
    });
}

/** Proposes later pools where convolutions are beyond the border. */
export function proposeDelayDownsampling(anatomy: Anatomy): readonly Proposal[] {
  const chain = anatomy.analysis.headline.unproductive > 0 ? findPoolChain(anatomy) : null;
  return chain === null
    ? []
    : propose(anatomy, chain, 1, { strategies: ['performance'], measure: 'unproductive' });
}

/** Proposes earlier pools where no field covers the image. */
export function proposeAdvanceDownsampling(anatomy: Anatomy): readonly Proposal[] {
  const { resolution } = anatomy.analysis.input;
  const { max } = anatomy.analysis.feasibleResolution;
  const chain = max[0] < resolution[0] || max[1] < resolution[1] ? findPoolChain(anatomy) : null;
  return chain === null ? [] : propose(anatomy, chain, -1, { strategies: ['coverage'], measure: 'coverage' });
}
