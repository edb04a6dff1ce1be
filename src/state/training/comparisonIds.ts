/** @file Names of the ready comparisons; their networks are loaded with the first that is wanted. */

/** In the order in which they are offered. */
export const comparisonIds = ['truncation', 'attention', 'downsampling'] as const;

/** Names of comparisons. */
export type ComparisonId = (typeof comparisonIds)[number];
