/** @file The two rules by which layers can be judged; a document says which one it means. */

/** How status is judged: as in the paper (the default), or as rfa_toolbox 1.7 does. */
export type StatusRule = 'paper' | 'toolbox';

/** The rules by name, the default first. */
export const statusRules: readonly StatusRule[] = ['paper', 'toolbox'];
