import { describe, expect, test } from 'vitest';
import { createPaint, findFolder, hasColor } from './terminal';

describe('colours', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%o, on a terminal: %s', (env, isTty, expected) => {
    expect(hasColor(env, isTty)).toBe(expected);
  });

  test('stand around the text, or not at all', () => {
    expect(createPaint({ isColored: true })('bad', 'unproductive')).toBe('\u001b[31mbad\u001b[39m');
    expect(createPaint({ isColored: true })('plain', 'plain')).toBe('plain');
    expect(createPaint({ isColored: false })('bad', 'unproductive')).toBe('bad');
  });
});

test('relative paths start where npm was called', () => {
  expect(findFolder({ npm_lifecycle_event: 'fovea', INIT_CWD: '/home' }, '/project')).toBe('/home');
  expect(findFolder({ npm_lifecycle_event: 'fovea' }, '/project')).toBe('/project');
  expect(findFolder({ INIT_CWD: '/home' }, '/project')).toBe('/project');
});
