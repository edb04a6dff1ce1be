import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { statusColors } from './statusColors';

test('the colours in files are those of the light theme', () => {
  const theme = readFileSync(join(import.meta.dirname, '../ui/theme.css'), 'utf8');
  const readColor = (token: string) => new RegExp(`--${token}: light-dark\\((#\\w+),`).exec(theme)?.[1];
  const tokens = {
    productive: 'ok',
    critical: 'crit',
    partial: 'crit',
    unproductive: 'dead',
    head: 'head',
    none: 'head',
  };
  for (const [status, token] of Object.entries(tokens))
    expect([status, statusColors[status as keyof typeof statusColors]]).toEqual([
      status,
      { fill: readColor(`${token}-f`), text: readColor(token), ground: readColor(`${token}-bg`) },
    ]);
});
