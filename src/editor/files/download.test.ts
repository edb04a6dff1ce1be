import { expect, test } from 'vitest';
import { createFileName } from './download';

test.each([
  ['ResNet18', 'ResNet18.json'],
  ['', 'design.json'],
  ['a/b\\c: d?', 'a-b-c- d-.json'],
  ['../../etc/passwd', '-..-etc-passwd.json'],
  ['...', 'design.json'],
  ['层 one', '层 one.json'],
  ['evil\u202Egpj.exe\u0000', 'evil-gpj.exe-.json'],
  ['x'.repeat(200), `${'x'.repeat(80)}.json`],
])('%j becomes %s', (title, name) => {
  expect(createFileName(title, '.json')).toBe(name);
});
