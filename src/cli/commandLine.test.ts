import { describe, expect, test } from 'vitest';
import { formatIds } from '../codecs/exportFormats';
import { cliText } from '../text/en/cliText';
import { listWords } from '../text/en/words';
import { parseCommandLine } from './commandLine';

const split = (line: string) => line.split(' ').filter((word) => word !== '');

describe('a command line', () => {
  const analyze = { name: 'analyze', target: 'net.onnx', resolution: null, rule: null, isJson: false };

  const { name: _, isJson: __, ...target } = analyze;
  const share = { name: 'share', ...target, page: null };
  const convert = { name: 'convert', ...target, format: 'pytorch', out: null };

  test.each([
    ['analyze net.onnx', analyze],
    ['analyze --json net.onnx', { ...analyze, isJson: true }],
    ['analyze net.onnx --input 32', { ...analyze, resolution: [32, 32] }],
    ['analyze net.onnx --input=224x320', { ...analyze, resolution: [224, 320] }],
    ['analyze net.onnx --input 48X64', { ...analyze, resolution: [48, 64] }],
    ['analyze net.onnx --rule toolbox', { ...analyze, rule: 'toolbox' }],
    ['analyze net.onnx --rule toolbox --rule paper', { ...analyze, rule: 'paper' }],
    ['--json analyze net.onnx', { ...analyze, isJson: true }],
    ['analyze -- --json', { ...analyze, target: '--json' }],
    ['share net.onnx', share],
    [
      'share net.onnx --page https://a.example/f/ --input 8',
      { ...share, page: 'https://a.example/f/', resolution: [8, 8] },
    ],
    ['convert net.onnx --to pytorch', convert],
    ['convert --to json net.onnx --out a.json', { ...convert, format: 'json', out: 'a.json' }],
    ['advise net.onnx --pick 2', { ...analyze, name: 'advise', pick: 2 }],
    [
      'search net.onnx --max-macs 1.1G --max-depth 20 --seed 7 --json',
      {
        ...{ ...analyze, name: 'search', isJson: true, pick: null, seed: 7, tries: 2000 },
        limits: { macs: 1_100_000_000, convolutions: 20 },
      },
    ],
    [
      'search net.onnx --max-params 5e5 --max-memory 2M --tries 10k',
      {
        ...{ ...analyze, name: 'search', pick: null, seed: 1, tries: 10_000 },
        limits: { params: 500_000, memoryBytes: 2_000_000 },
      },
    ],
    ['presets', { name: 'presets', isJson: false }],
    ['presets --json', { name: 'presets', isJson: true }],
    ['schema', { name: 'schema' }],
    ['help', { name: 'help' }],
    ['help analyze', { name: 'help' }],
    ['--help', { name: 'help' }],
    ['-h', { name: 'help' }],
    ['analyze --help', { name: 'help' }],
    ['--version', { name: 'version' }],
  ])('%s', (line, command) => {
    expect(parseCommandLine(split(line))).toEqual({ command });
  });

  const noSize = (value: string) =>
    `--input must be a size from 1 to 8192 pixels, such as 224 or 224x320 (height x width), not “${value}”.`;

  test.each([
    [
      '',
      'Say what to do: analyze, advise, search, compare, convert or share TARGET, presets, schema or help.',
    ],
    [
      'draw net.onnx',
      'There is no command “draw”; there are analyze, advise, search, compare, convert, share, presets, schema and help.',
    ],
    [
      'constructor',
      'There is no command “constructor”; there are analyze, advise, search, compare, convert, share, presets, schema and help.',
    ],
    ['advise', 'Say what to advise on: a .onnx or .json file, a link, or preset:ID.'],
    ['search', 'Say what to search from: a .onnx or .json file, a link, or preset:ID.'],
    ['analyze', 'Say what to analyse: a .onnx or .json file, a link, or preset:ID.'],
    ['share', 'Say what to share: a .onnx or .json file, a link, or preset:ID.'],
    ['convert', 'Say what to convert: a .onnx or .json file, a link, or preset:ID.'],
    ['share a b', '“b” is one argument too many for share.'],
    [
      'share a --page ftp://b',
      '--page must be an address that begins with http:// or https:// and has no #, not “ftp://b”.',
    ],
    ['convert a', `Say what to convert to: --to ${listWords(formatIds, 'or')}.`],
    ['convert a --to word', `--to must be ${listWords(formatIds, 'or')}, not “word”.`],
    ['convert a --to constructor', `--to must be ${listWords(formatIds, 'or')}, not “constructor”.`],
    ['analyze a b', '“b” is one argument too many for analyze.'],
    ['presets a', '“a” is one argument too many for presets.'],
    [
      'analyze net.onnx --size 3',
      'There is no option --size here; there are --input, --rule, --json and --help.',
    ],
    ['analyze net.onnx -x', 'There is no option -x here; there are --input, --rule, --json and --help.'],
    ['presets --input 3', 'There is no option --input here; there are --json and --help.'],
    ['analyze net.onnx --input', 'The option --input needs a value.'],
    ['analyze net.onnx --json=yes', 'The option --json takes no value.'],
    ['analyze net.onnx --input --json', noSize('--json')],
    ['analyze net.onnx --input 0', noSize('0')],
    ['analyze net.onnx --input 32x0', noSize('32x0')],
    ['analyze net.onnx --input 8193', noSize('8193')],
    ['analyze net.onnx --input 99999999999999999999', noSize('99999999999999999999')],
    ['analyze net.onnx --input 32.5', noSize('32.5')],
    ['analyze net.onnx --input -3', noSize('-3')],
    ['analyze net.onnx --input 32x32x3', noSize('32x32x3')],
    ['analyze net.onnx --rule mine', '--rule must be paper or toolbox, not “mine”.'],
  ])('%s is refused', (line, sentence) => {
    const result = parseCommandLine(split(line));
    expect('problem' in result && cliText.formatUsageProblem(result.problem)).toBe(sentence);
  });
});

test('the help names every format', () => {
  for (const id of formatIds) expect(cliText.help).toMatch(new RegExp(`\\b${id}\\b`));
});
