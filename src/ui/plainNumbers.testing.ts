/** Numbers without groups of digits, as people type them: the text, and what it stands for. */
export const plainNumbers: readonly (readonly [text: string, value: number])[] = [
  ['3', 3],
  [' 3 ', 3],
  ['-2', -2],
  ['-0', 0],
  ['\u22122', -2],
  ['+7', 7],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
];
