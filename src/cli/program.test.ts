import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { AnalysisJson } from '../codecs/json/writeAnalysis';
import { writeDesignText } from '../codecs/json/writeDesign';
import { writeLink } from '../codecs/url/link';
import { createDesign } from '../document/document';
import { describeWithOracles, oraclePath } from '../util/oracles.testing';
import { runProgram } from './program';

const folder = mkdtempSync(join(tmpdir(), 'fovea-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command line; nothing but what it wrote and its status comes back. */
async function run(args: readonly string[], options: { isColored?: boolean; columns?: number } = {}) {
  let output = '';
  let errors = '';
  const status = await runProgram(
    args,
    {
      write: (text) => {
        output += text;
      },
      writeError: (text) => {
        errors += text;
      },
      isColored: options.isColored ?? false,
      columns: options.columns,
      folder,
    },
    '1.2.3',
  );
  return { status, output, errors };
}

async function analyzeJson(...args: string[]): Promise<AnalysisJson> {
  const { status, output, errors } = await run(['analyze', ...args, '--json']);
  expect([status, errors]).toEqual([0, '']);
  return JSON.parse(output) as AnalysisJson;
}

const isConvolution = ({ kind }: { readonly kind: string }) => kind === 'Conv2d';
const nameOf = (json: AnalysisJson, id: string | null) => json.layers.find((layer) => layer.id === id)?.name;

// Source of the numbers: the authors' figures and rfa_toolbox 1.7, as in the project's notes on the analysis;
// parameters and multiply-accumulates: torchvision 0.14.
describe('VGG16 at 32 px', () => {
  const fields = [3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196];

  test('by the paper', async () => {
    const json = await analyzeJson('preset:vgg16', '--input', '32');
    const convolutions = json.layers.filter(isConvolution);
    expect([json.schema, json.rule, json.input]).toEqual([
      'fovea-analysis/1',
      'paper',
      { channels: 3, height: 32, width: 32 },
    ]);
    expect(convolutions.map(({ receptiveField }) => receptiveField.min)).toEqual(fields.map((n) => [n, n]));
    expect(convolutions.map(({ status }) => status)).toEqual([
      ...Array(6).fill('productive'),
      'critical',
      ...Array(6).fill('unproductive'),
    ]);
    expect(json.borderLayers).toEqual([convolutions[7]?.id]);
    expect(convolutions.filter(({ border }) => border)).toEqual([convolutions[7]]);
    expect(json.feasibleResolution).toEqual({ min: [164, 164], max: [212, 212] });
    expect(json.feasibleResolutionVariants).toMatchObject({
      toolboxDefault: [212, 212],
      toolboxLowerBound: [196, 196],
    });
    expect(json.import).toBeNull();
  });

  test('by the toolbox', async () => {
    const json = await analyzeJson('preset:vgg16', '--input', '32', '--rule', 'toolbox');
    const convolutions = json.layers.filter(isConvolution);
    expect(json.rule).toBe('toolbox');
    expect(json.borderLayers).toEqual([convolutions[6]?.id]);
    expect(convolutions.filter(({ status }) => status === 'unproductive')).toHaveLength(7);
  });

  test('as text', async () => {
    const { status, output, errors } = await run(['analyze', 'preset:vgg16', '--input', '32']);
    expect([status, errors]).toEqual([0, '']);
    expect(output).toMatch(/^VGG16 at 32x32, judged as in the paper\n/);
    expect(output).toMatch(/^conv8 +Conv2d +512x4x4 +60 +8 {2}unproductive, border +1\.18 M {2}18\.9 M$/m);
    expect(output).toMatch(/^6 of 13 convolutions are beyond the border, with /m);
    expect(output).toMatch(/^The border layer is conv8\.$/m);
    expect(output).toMatch(/^Images from 164x164 to 212x212 fit; 32x32 is smaller/m);
    expect(output).not.toContain('\u001b');
  });
});

describe('ResNet18', () => {
  test('at 32 px', async () => {
    const json = await analyzeJson('preset:resnet18', '--input', '32');
    expect(json.borderLayers.map((id) => nameOf(json, id))).toEqual(['layer3.1.conv2']);
    expect(nameOf(json, json.tail)).toBe('layer3.0.conv2');
    expect(json.feasibleResolution).toEqual({ min: [75, 75], max: [435, 435] });
    expect(json.feasibleResolutionVariants).toMatchObject({
      toolboxDefault: [139, 139],
      toolboxLowerBound: [96, 96],
    });
    const border = json.layers.find(({ name }) => name === 'layer3.1.conv2');
    expect(border).toMatchObject({
      receptiveField: { min: [75, 75], max: [211, 211] },
      jump: [16, 16],
      status: 'unproductive',
      border: true,
    });
  });

  test('at the size that it was made for', async () => {
    const { input, totals } = await analyzeJson('preset:resnet18');
    expect(input).toEqual({ channels: 3, height: 224, width: 224 });
    expect([totals.params, totals.macs]).toEqual([11_689_512, 1_814_073_344]);
  });

  test('in colour', async () => {
    const { output } = await run(['analyze', 'preset:resnet18', '--input', '32'], { isColored: true });
    expect(output).toContain('\u001b[31munproductive, border\u001b[39m');
    expect(output).toContain('\u001b[33mcritical\u001b[39m');
    expect(output).toContain('\u001b[36mproductive\u001b[39m');
  });

  test.each([120, 80, 60])('on a terminal of %d columns', async (columns) => {
    const { output } = await run(['analyze', 'preset:resnet18', '--input', '32'], { columns });
    const widths = output.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(output).toContain('unproductive, border');
    if (columns < 80) expect(output).toMatch(/^Left out for the width of the terminal: /m);
  });
});

describe('files', () => {
  const save = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'first', { kernelSize: [5, 5] });
  net.add('Conv2d', 'second');
  const design = createDesign(net.build(), { title: 'Mine', resolution: [4, 48], rule: 'toolbox' });

  test('a design brings its size and its rule', async () => {
    save('mine.json', `\uFEFF${writeDesignText(design)}`);
    const json = await analyzeJson('mine.json');
    expect([json.input, json.rule]).toEqual([{ channels: 3, height: 4, width: 48 }, 'toolbox']);
    const other = await analyzeJson('mine.json', '--input', '64', '--rule', 'paper');
    expect([other.input.height, other.rule]).toEqual([64, 'paper']);
  });

  test('a format is known by its content, whatever the name', async () => {
    save('mine.txt', writeDesignText(design));
    const { status, output } = await run(['analyze', 'mine.txt']);
    expect([status, output.split('\n')[0]]).toEqual([0, 'Mine at 4x48, judged as rfa_toolbox does']);
  });

  test('a link is read like a file', async () => {
    const { status, output } = await run(['analyze', `https://example.org/fovea/${writeLink(design)}`]);
    expect([status, output.split('\n')[0]]).toEqual([0, 'Mine at 4x48, judged as rfa_toolbox does']);
  });

  test('a network with errors is analysed all the same, with status 1', async () => {
    const wrong = createBuilder();
    wrong.add('Input', 'image');
    wrong.add('Conv2d', 'conv', { outChannels: 48 });
    wrong.add('Conv2d', 'bad\u001b[2J', { groups: 5 });
    save('wrong.json', writeDesignText(createDesign(wrong.build())));
    const asText = await run(['analyze', 'wrong.json']);
    expect([asText.status, asText.errors]).toEqual([1, '']);
    expect(asText.output).toContain(
      '\nerror: bad\uFFFD[2J gets 48 channels, which 5 groups do not divide. Use 4 or 6 groups, or 45 or 50 channels.\n',
    );
    expect(asText.output).not.toContain('\u001b');
    const asJson = await run(['analyze', 'wrong.json', '--json']);
    expect([asJson.status, asJson.errors]).toEqual([1, '']);
    expect(JSON.parse(asJson.output).diagnostics).toMatchObject([
      { code: 'not-divisible', severity: 'error' },
    ]);
  });

  test('many findings are counted, not all shown', async () => {
    const many = createBuilder();
    many.add('Input', 'image');
    for (let index = 0; index < 25; index++) many.add('Opaque', `odd${index}`, { operation: 'Odd' });
    save('many.json', writeDesignText(createDesign(many.build())));
    const { status, output } = await run(['analyze', 'many.json']);
    expect(status).toBe(0);
    expect(output.match(/^warning: /gm)).toHaveLength(20);
    expect(output).toMatch(/^and 5 other findings; --json prints all\.$/m);
  });

  const sentences: readonly (readonly [string, string | Uint8Array | null, string])[] = [
    ['gone.json', null, 'There is no file gone.json.'],
    ['resnet18', null, 'There is no file resnet18; the known network of that name is preset:resnet18.'],
    ['folder', null, 'folder is a folder, not a file.'],
    ['empty.json', '', 'empty.json is empty.'],
    ['text.json', 'Hello', 'text.json: The file is no valid JSON.'],
    ['cut.json', '{\n"format":\n', 'cut.json: The file is no valid JSON.'],
    ['comma.json', '{\n"a": 1,\n}', 'comma.json: The file is no valid JSON: the mistake is in line 3.'],
    [
      'bytes.json',
      Uint8Array.of(0x7b, 0xff, 0xfe),
      'bytes.json: The file is no text in UTF-8, so no JSON either.',
    ],
    ['other.json', '{"a": 1}', 'other.json: This is not a design of Fovea.'],
    ['list.json', '[1]', 'list.json: This is not a design of Fovea.'],
    ['analysis.json', '{"schema":"fovea-analysis/1"}', 'analysis.json: This is an analysis, not a design.'],
    [
      'big.json',
      '{"format":"fovea-design","version":1,"layers":[{"id":"a","kind":"Linear","params":{"outFeatures":1e400}}]}',
      'big.json: The parameter outFeatures of a must be at most 1048576, not ∞.',
    ],
    ['page.onnx', '<!doctype html><html></html>', ''],
    ['text.onnx', 'Hello', 'text.onnx: This is a text file and no ONNX file.'],
    ['empty.onnx', '', 'empty.onnx is empty.'],
    ['design.onnx', '{"a": 1}', 'design.onnx: This is not a design of Fovea.'],
    [
      'notes.md',
      '# Notes',
      'notes.md is of no format that can be read; there are .json, .onnx, .keras, .h5 and .hdf5.',
    ],
    ['preset:resnet19', null, ''],
    [
      'preset:qqqqqqqqqqqq',
      null,
      'There is no preset “qqqqqqqqqqqq”; “fovea presets” lists those that there are.',
    ],
    ['preset:vgg16,depth=3', null, 'The preset vgg16 has no option “depth”; it has width, classes and head.'],
    ['preset:vgg16,classes', null, 'The option classes of vgg16 needs a value: classes=VALUE.'],
    ['preset:vgg16,classes=2,classes=3', null, 'The option classes of vgg16 is given twice.'],
    ['preset:vgg16,head=no\u001bne', null, ''],
    ['preset:vgg16,classes=0', null, 'The option classes of vgg16 must be at least 1, not 0.'],
    ['https://example.org/', null, 'This link holds no design.'],
    ['#f1.AAAA', null, 'This link is damaged: it was cut or changed on its way.'],
    ['two\nlines', null, 'There is no file two lines.'],
  ];

  test.each(sentences)('%s is refused in one sentence', async (target, content, sentence) => {
    if (content !== null) save(target, content);
    if (target === 'folder') mkdirSync(join(folder, target));
    const { status, output, errors } = await run(['analyze', target]);
    expect([status, output]).toEqual([2, '']);
    // One line, one sentence, no trace of the code.
    expect(errors).toMatch(/^[^\n]*[^.?][.?]\n$/);
    expect(errors).not.toContain('\u001b');
    if (sentence !== '') expect(errors).toBe(`${sentence}\n`);
  });
});

// The files and their numbers: torchvision 0.14, exported and analysed by other programs.
describeWithOracles('ONNX files', () => {
  test('ResNet18 at 32 px', async () => {
    const json = await analyzeJson(oraclePath('onnx/resnet18.onnx'), '--input', '32');
    const nodeOf = (id: string | null) => json.layers.find((layer) => layer.id === id)?.source.onnxNode;
    expect(json.borderLayers.map(nodeOf)).toEqual(['/layer3/layer3.1/conv2/Conv']);
    expect(nodeOf(json.tail)).toBe('/layer3/layer3.0/conv2/Conv');
    expect(json.feasibleResolution).toEqual({ min: [75, 75], max: [435, 435] });
    expect(json.import).toMatchObject({ format: 'onnx', unsupported: [] });
    expect(Object.keys(json.import ?? {})).toEqual(['format', 'nodesRead', 'unsupported']);
  });

  test('bring the size of their image', async () => {
    const { input, totals } = await analyzeJson(oraclePath('onnx/vgg16.onnx'));
    expect(input).toEqual({ channels: 3, height: 224, width: 224 });
    expect([totals.params, totals.macs]).toEqual([138_357_544, 15_470_264_320]);
  });

  test('are told from halves of themselves', async () => {
    const whole = readFileSync(oraclePath('onnx/vgg16.onnx'));
    writeFileSync(join(folder, 'half.onnx'), whole.subarray(0, whole.length / 2));
    const { status, output, errors } = await run(['analyze', 'half.onnx']);
    expect([status, output]).toEqual([2, '']);
    expect(errors).toMatch(/^half\.onnx: The file ends after [^\n]*\.\n$/);
  });

  test('print their report', async () => {
    const { output } = await run(['analyze', oraclePath('onnx/vgg16.onnx')]);
    expect(output).toMatch(/^vgg16 at 224x224, /);
    expect(output).toMatch(/^\d+ nodes read\.$/m);
  });
});

describe('other commands', () => {
  test('presets, by id', async () => {
    const { status, output } = await run(['presets']);
    expect(status).toBe(0);
    expect(output).toMatch(/^vgg16 +VGG16 /m);
    expect(output).toMatch(/^resnet18 +ResNet18 /m);
  });

  test('presets as JSON', async () => {
    const { output } = await run(['presets', '--json']);
    const list = JSON.parse(output);
    expect(list.schema).toBe('fovea-presets/1');
    expect(list.presets).toContainEqual(
      expect.objectContaining({ id: 'vgg16', name: 'VGG16', resolution: [224, 224] }),
    );
  });

  test('help and version', async () => {
    expect((await run(['help'])).output).toContain('analyze TARGET [--input HxW | --input N]');
    expect((await run(['--version'])).output).toBe('1.2.3\n');
  });

  test('what cannot be understood', async () => {
    expect(await run(['frobnicate'])).toEqual({
      status: 2,
      output: '',
      errors:
        'There is no command “frobnicate”; there are analyze, advise, search, compare, convert, share, presets, schema and help.\n',
    });
  });

  test('a mistake of the program itself is a sentence too', async () => {
    const errors: string[] = [];
    const terminal = {
      write: () => {
        throw new TypeError('disk\nfull');
      },
      writeError: (text: string) => errors.push(text),
      ...{ isColored: false, columns: undefined, folder },
    };
    expect(await runProgram(['help'], terminal, '1')).toBe(2);
    expect(errors).toEqual(['Fovea made a mistake of its own: disk full.\n']);
  });
});
