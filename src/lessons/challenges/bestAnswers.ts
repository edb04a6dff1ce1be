/**
 * @file The best known answer to each challenge, as the link of a network, with its score. Found by hand and by search
 * over strides; the test reads each, holds it against the challenge and counts its score anew.
 */
import type { ChallengeId } from './challenge';

/** An answer: less is better. */
export interface BestAnswer {
  readonly score: number;
  readonly link: string;
}

/** The answers. */
export const bestAnswers: { readonly [Id in ChallengeId]: BestAnswer } = {
  fifteen: { score: 1, link: '#f1.ZrtzYGCYwZqZm5ieysjAxMmBwJocHAwMAA' },
  seven: { score: 2128, link: '#f1.9v9zYGCYwZqZm5ieysjAxM3BDyaZ2RkYAA' },
  patches: { score: 53_504, link: '#f1.VhRzYGCYwZqZm5ieysjAxM8hIAAiOTgYmLg5mBgYAA' },
  later: {
    score: 665_695_232,
    link: '#f1.XHBzYGCYxMiwiK24JDE91ZDJUYGXhYlpxQImRy4ow5WLhZfJASHK5MLCC2QBSRCeBxKfwZ5Yll6Qn5_DNklxkhKjJgMA',
  },
  ration: { score: 6_524_928, link: '#f1.cHpzYGCYwZqZm5ieysjAxMkBwbwcLAgOMgZLgAgGAA' },
  thin: { score: 660, link: '#f1.KEFzYGCYwZqZm5ieysjAJK_HwsLAwCSHnWQAAA' },
  full: { score: 20_643_840, link: '#f1.KIBrYGRgmMGamZuYnsrIwKTJIcDApM3BzigI5GhzMDMzcxDkMwAA' },
  repair: {
    score: 188_011_520,
    link: '#f1.ye9zYGCYxMjAxK7Ax8LJMIl3BntuYkVBfn4OCyPbIracxMrUIsOFk5kYJnMyTOZlYuBkaGLimiLFu2IhiA0TAPJXLFjIxMoFNAIs1sgzkyclvzyvODG3ICdVz4CJnYuJBUXIEKiRjRmHQYxcuMxh5mKirzEz2BPL0kHhwTZJcZISoyYDAA',
  },
  views: {
    score: 6320,
    link: '#f1.vCxzYGCYwZqZm5ieysjApMnBAuSVJObkGDJpc7AzcjIyzGUtz0xJBXGZmZlZGFCFjbALGyMJszKyMgLNBAmbgISZmJkYmoT4J0nNYE3OzyszYeLmYGJgAAA',
  },
  sixteen: {
    score: 7_155_381_248,
    link: '#f1.ikBzYGCYxMiwiK24JDE91ZDJUYEXhFmYmFYsYHLk4mVyQGHj4rqw8MIwSGAGe2JZekF-fg7bJMVJSoyaDAA',
  },
  mobile: {
    score: 254_300_672,
    link: '#f1.IbRrYGRgmMTIwMQqwDKVk2Eq3yK24pLE9FTDhTM5U1ILSjLKM4tTmQQYOBn4ZrIXFOVnpSaXMDFzM3EyrFixYOFMttSKgsS8FCZmKaAIH7IWERY0PcIgPfh0oFsiDVTQxCQwRYqATej6BMi0SIo8TaQ5jp--jqODj8iNV5o4DiPVBQz6xLBiGhOzEEjlDPbEsvSC_PwctkmKkyQZGVkmKTFqMgAA',
  },
  fifty: {
    score: 506_679_296,
    link: '#f1.geBrYGRgmMTIwMSuwMfCyTCJdwZ7bmJFQX5-Dgsj2yK2nMTK1CLDhZOZmJgmczJM5mVi4GTgZWIWYuJkaBSayZOSX55XnJhbkJOqZwASRREx5GRoYmOeIsW7YiETszBQB7LuJiYBfBIrFgCluMFSLEBn4bKSnYuJBYudZFk5JNxCkevxxR0Xtrgjz8IZ7Ill6aAUxDZJcZISoyYDAA',
  },
};
