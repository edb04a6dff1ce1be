/** @file How the code reads: small designs, and what a person would write for them. */
import { describe, expect, test } from 'vitest';
import { type ArchitectureBuilder, createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { createPadding } from '../../layers/padding';
import { presets } from '../../presets/presets';
import { pytorchExporter } from './pytorchExporter';

function write(body: (builder: ArchitectureBuilder) => void, title = 'Net'): string {
  const builder = createBuilder();
  builder.add('Input', 'input');
  body(builder);
  const result = pytorchExporter.write(createDesign(builder.build(), { title }));
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.content);
}

/** The classes of the code, without imports and summary. */
const readClasses = (code: string) =>
  code.slice(code.indexOf('class '), code.indexOf('\n\n\ndef summarize')).trimEnd();

const padding = createPadding(1);

function addResidual(builder: ArchitectureBuilder, name: string, outChannels: number): void {
  builder.group('block', name, () => {
    const from = builder.last;
    builder.add('Conv2d', `${name}.conv1`, { outChannels, padding, bias: false });
    builder.add('BatchNorm', `${name}.bn1`);
    builder.add('ReLU', `${name}.relu1`);
    const path = builder.add('Conv2d', `${name}.conv2`, { outChannels, padding });
    builder.add('Add', `${name}.add`, {}, { inputs: [path, from] });
    builder.add('ReLU', `${name}.relu2`);
  });
}

describe('the code', () => {
  test('of blocks that repeat is a class and loops', () => {
    const code = write((builder) => {
      builder.add('Conv2d', 'stem', { outChannels: 16, stride: [2, 2], padding });
      for (let index = 0; index < 4; index++) addResidual(builder, `blocks.${index}`, 16);
      builder.add('Conv2d', 'widen', { outChannels: 32, kernelSize: [1, 1], padding: 'valid' });
      addResidual(builder, 'last', 32);
      builder.add('GlobalAvgPool', 'pool');
      builder.add('Flatten', 'flatten');
      builder.add('Dropout', 'drop', { rate: 0.2 });
      builder.add('Linear', 'fc', { outFeatures: 7 });
    });
    // Counted by hand: 448 + 4 x 4656 + 544 + 18528 + 231 parameters.
    expect(readClasses(code)).toBe(`class ResidualBlock(nn.Module):
    """Used for blocks.0, blocks.1, blocks.2, blocks.3 and last."""

    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, kernel_size=3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(channels, channels, kernel_size=3, padding=1)
        self.relu2 = nn.ReLU()

    def forward(self, x):
        out = self.relu1(self.bn1(self.conv1(x)))
        out = self.conv2(out)
        return self.relu2(out + x)


class Net(nn.Module):
    """Net

    For images of 3x32x32 (channels, height, width); 38,375 parameters,
    9,679,072 multiply-accumulates for one image.
    """

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, kernel_size=3, stride=2, padding=1)
        self.blocks = nn.Sequential(*[ResidualBlock(16) for _ in range(4)])
        self.widen = nn.Conv2d(16, 32, kernel_size=1)
        self.last = ResidualBlock(32)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.drop = nn.Dropout(p=0.2)
        self.fc = nn.Linear(32, 7)

    def forward(self, x):
        x = self.stem(x)
        x = self.blocks(x)
        x = self.widen(x)
        x = self.last(x)
        x = self.pool(x)
        x = self.drop(self.flatten(x))
        return self.fc(x)`);
  });

  test('of branches names what is used again', () => {
    const code = write((builder) => {
      const stem = builder.add('Conv2d', 'stem', { outChannels: 8, padding });
      const left = builder.add('Conv2d', 'left', { outChannels: 8, padding });
      const right = builder.add('Conv2d', 'right', { outChannels: 8, padding }, { inputs: [stem] });
      const joined = builder.add('Concat', 'joined', {}, { inputs: [left, right] });
      builder.add('SiLU', 'act');
      const gate = builder.add('Sigmoid', 'gate', {}, { inputs: [stem] });
      builder.add('Conv2d', 'narrow', { outChannels: 8, padding }, { inputs: [joined] });
      builder.add('Multiply', 'gated', {}, { inputs: [builder.last, gate, stem] });
    });
    expect(code).toContain(`    def forward(self, x):
        stem = self.stem(x)
        branch1 = self.left(stem)
        branch2 = self.right(stem)
        joined = torch.cat([branch1, branch2], dim=1)
        x = self.act(joined)
        branch3 = self.gate(stem)
        out = self.narrow(joined)
        out = out * branch3 * stem
        return x, out
`);
  });

  test('writes uneven padding, `same` with a stride, and ceil mode', () => {
    const code = write((builder) => {
      const uneven = { top: 0, bottom: 1, left: 2, right: 3 };
      builder.add('Conv2d', 'uneven', { padding: uneven });
      builder.add('Conv2d', 'strided', { stride: [2, 2], padding: 'same' });
      builder.add('Conv2d', 'even', { kernelSize: [4, 4], padding: 'same' });
      builder.add('MaxPool2d', 'pool', { kernelSize: [3, 3], ceilMode: true });
      builder.add('AvgPool2d', 'wide', { stride: [1, 1], padding: createPadding(2) });
      builder.add('MaxPool2d', 'rest', { padding: 'same' });
    });
    expect(code).toContain('self.uneven_pad = nn.ZeroPad2d((2, 3, 0, 1))\n');
    expect(code).toContain('self.uneven = nn.Conv2d(3, 64, kernel_size=3)\n');
    expect(code).toContain('x = self.uneven(self.uneven_pad(x))\n');
    expect(code).toContain('self.strided = SameConv2d(64, 64, kernel_size=3, stride=2)\n');
    expect(code).toContain('self.even = nn.Conv2d(64, 64, kernel_size=4, padding="same")\n');
    expect(code).toContain('self.pool = nn.MaxPool2d(kernel_size=3, stride=2, ceil_mode=True)\n');
    expect(code).toContain(
      'self.wide = PaddedAvgPool2d(kernel_size=2, stride=1, padding=((2, 2), (2, 2)))\n',
    );
    expect(code).toContain('self.rest = PaddedMaxPool2d(kernel_size=2, padding="same")\n');
  });

  test('keeps to identifiers whatever layers are called', () => {
    const names = [
      'class',
      '1x1',
      'forward',
      'x',
      'self',
      '',
      'ä ö',
      '层',
      'a.b',
      'a b',
      '__init__',
      'Ünï',
      'lambda',
    ];
    const code = write((builder) => {
      for (const name of names) builder.add('ReLU', name);
    }, '"""\nimport os\n\\');
    const attributes = [...code.matchAll(/^ {8}self\.(\w+) = /gm)].map(([, name]) => name);
    expect(attributes).toEqual([
      'class_',
      'relu_1x1',
      'forward_2',
      'x',
      'self_',
      'relu',
      'a_o',
      'relu_2',
      'a_b',
      'a_b_2',
      'init',
      'uni',
      'lambda_',
    ]);
    expect(code).toContain(`class ImportOs(nn.Module):
    """''' import os /

`);
  });

  test('marks what nobody knows', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Opaque', 'odd', { operation: 'Ro"ll', outputShape: { features: 5 } });
    const result = pytorchExporter.write(createDesign(builder.build()));
    expect(result).toMatchObject({ ok: true, notes: [{ code: 'placeholders', layers: ['odd'] }] });
    expect(result.ok && result.content).toContain('self.odd = Placeholder("Ro\\"ll", (5,))\n');
    expect(result.ok && result.content).toContain('raise NotImplementedError(');
  });

  test('of every preset has lines that fit', () => {
    for (const preset of presets) {
      const result = pytorchExporter.write(
        createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
      );
      const longest = result.ok
        ? String(result.content)
            .split('\n')
            .filter((line) => line.length > 100)
        : ['none'];
      expect(longest).toEqual([]);
    }
  });
});

describe('a design that cannot be written', () => {
  test('says why', () => {
    expect(pytorchExporter.write(createDesign(createBuilder().build()))).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Linear', 'fc');
    expect(pytorchExporter.write(createDesign(builder.build()))).toMatchObject({
      ok: false,
      problem: { code: 'has-errors', count: 1, layer: 'fc', first: { code: 'needs-features' } },
    });
  });
});

test('a network of 20 000 layers is written whole', () => {
  const code = write((builder) => {
    for (let index = 0; index < 2500; index++)
      builder.group('block', `block${index}`, () => {
        for (let inner = 0; inner < 4; inner++) {
          builder.add('Conv2d', `block${index}.conv${inner}`, { outChannels: 3 + (index % 7) });
          builder.add('ReLU', `block${index}.relu${inner}`);
        }
      });
  });
  expect(code.match(/^ {8}x = /gm)).toHaveLength(2499);
});
