/** @file Why a file with trained numbers cannot be read. */
import { expect, test } from 'vitest';
import { startWeightsTextDe } from '../de/startWeightsTextDe';
import { startWeightsText } from './startWeightsText';

test('what a file lacks is told in bytes where larger units would say the same twice', () => {
  const tell = (size: number, needed: number, words = startWeightsText) =>
    words
      .formatFileProblem({ code: 'truncated', size, needed }, 'a.safetensors')
      .what.replaceAll('\u00A0', ' ');
  expect(tell(1_000_000, 2_000_000)).toBe('a.safetensors ends too early: it has 1.00 MB of 2.00 MB.');
  expect(tell(1_930_100, 1_931_100)).toBe('a.safetensors ends too early: 1000 bytes are missing.');
  expect(tell(1_930_100, 1_930_101)).toBe('a.safetensors ends too early: one byte is missing.');
  expect(tell(1_930_100_000, 1_930_120_000, startWeightsTextDe)).toBe(
    'a.safetensors endet zu früh: 20 000 Bytes fehlen.',
  );
  expect(tell(1_930_100, 1_930_101, startWeightsTextDe)).toBe('a.safetensors endet zu früh: ein Byte fehlt.');
});
