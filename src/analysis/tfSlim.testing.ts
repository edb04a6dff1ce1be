/**
 * @file Networks as TF-Slim builds them, where they differ from the presets in padding or in where they end; only
 * what a field depends on (channels are not the published ones). Written from the papers and TF-Slim's names.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import type { PerAxis } from '../util/perAxis';

type NamedPadding = 'same' | 'valid';

const square = (size: number): PerAxis<number> => [size, size];

/** Adds convolutions and pools with few words: kernel, stride and one of TensorFlow's two paddings. */
function createSlim() {
  const builder: ArchitectureBuilder = createBuilder();
  builder.add('Input', 'input');
  const from = (inputs?: readonly LayerId[]) => (inputs === undefined ? {} : { inputs });
  return {
    builder,
    conv: (
      name: string,
      kernelSize: number | PerAxis<number>,
      stride = 1,
      padding: NamedPadding = 'same',
      inputs?: readonly LayerId[],
    ) =>
      builder.add(
        'Conv2d',
        name,
        {
          outChannels: 8,
          kernelSize: typeof kernelSize === 'number' ? square(kernelSize) : kernelSize,
          stride: square(stride),
          padding,
        },
        from(inputs),
      ),
    pool: (name: string, size: number, stride: number, padding: NamedPadding, inputs?: readonly LayerId[]) =>
      builder.add(
        'MaxPool2d',
        name,
        { kernelSize: square(size), stride: square(stride), padding },
        from(inputs),
      ),
  };
}

/** alexnet_v2 (Krizhevsky, 2014): its first convolution and all its pools are VALID. */
export function buildSlimAlexNet(): Architecture {
  const { builder, conv, pool } = createSlim();
  conv('alexnet_v2/conv1', 11, 4, 'valid');
  pool('alexnet_v2/pool1', 3, 2, 'valid');
  conv('alexnet_v2/conv2', 5);
  pool('alexnet_v2/pool2', 3, 2, 'valid');
  for (const index of [3, 4, 5]) conv(`alexnet_v2/conv${index}`, 3);
  pool('alexnet_v2/pool5', 3, 2, 'valid');
  return builder.build();
}

/** vgg_a and vgg_16 (Simonyan and Zisserman, ICLR 2015): VALID pools, by how many convolutions a stage has. */
export function buildSlimVgg(name: string, stages: readonly number[]): Architecture {
  const { builder, conv, pool } = createSlim();
  for (const [stage, count] of stages.entries()) {
    const place = `${name}/conv${stage + 1}`;
    for (let index = 1; index <= count; index++) conv(`${place}/conv${stage + 1}_${index}`, 3);
    pool(`${name}/pool${stage + 1}`, 2, 2, 'valid');
  }
  return builder.build();
}

/** mobilenet_v1 (Howard et al., 2017): SAME everywhere. */
export function buildSlimMobileNet(): Architecture {
  const { builder, conv } = createSlim();
  conv('Conv2d_0', 3, 2);
  for (const [index, stride] of [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1].entries()) {
    conv(`Conv2d_${index + 1}_depthwise`, 3, stride);
    conv(`Conv2d_${index + 1}_pointwise`, 1);
  }
  return builder.build();
}

/** inception_v3 (Szegedy et al., CVPR 2016) from the image to Mixed_7c. */
export function buildSlimInception(): Architecture {
  const { builder, conv, pool } = createSlim();
  conv('Conv2d_1a_3x3', 3, 2, 'valid');
  conv('Conv2d_2a_3x3', 3, 1, 'valid');
  conv('Conv2d_2b_3x3', 3);
  pool('MaxPool_3a_3x3', 3, 2, 'valid');
  conv('Conv2d_3b_1x1', 1, 1, 'valid');
  conv('Conv2d_4a_3x3', 3, 1, 'valid');
  let last = pool('MaxPool_5a_3x3', 3, 2, 'valid');

  /** A chain of SAME convolutions from the block's input. */
  const chain = (name: string, kernels: readonly (number | PerAxis<number>)[]): LayerId => {
    let end = last;
    for (const kernel of kernels) end = conv(name, kernel, 1, 'same', [end]);
    return end;
  };
  const pooled = (name: string): LayerId => {
    pool(name, 3, 1, 'same', [last]);
    return conv(name, 1);
  };
  const join = (name: string, inputs: readonly LayerId[]) => {
    last = builder.add('Concat', name, {}, { inputs });
  };

  for (const name of ['Mixed_5b', 'Mixed_5c', 'Mixed_5d'])
    join(name, [
      chain(`${name}/0`, [1]),
      chain(`${name}/1`, [1, 5]),
      chain(`${name}/2`, [1, 3, 3]),
      pooled(`${name}/3`),
    ]);
  join('Mixed_6a', [
    conv('Mixed_6a/0', 3, 2, 'valid', [last]),
    conv('Mixed_6a/1', 3, 2, 'valid', [chain('Mixed_6a/1', [1, 3])]),
    pool('Mixed_6a/2', 3, 2, 'valid', [last]),
  ]);
  const wide: PerAxis<number> = [1, 7];
  const tall: PerAxis<number> = [7, 1];
  for (const name of ['Mixed_6b', 'Mixed_6c', 'Mixed_6d', 'Mixed_6e'])
    join(name, [
      chain(`${name}/0`, [1]),
      chain(`${name}/1`, [1, wide, tall]),
      chain(`${name}/2`, [1, tall, wide, tall, wide]),
      pooled(`${name}/3`),
    ]);
  join('Mixed_7a', [
    conv('Mixed_7a/0', 3, 2, 'valid', [chain('Mixed_7a/0', [1])]),
    conv('Mixed_7a/1', 3, 2, 'valid', [chain('Mixed_7a/1', [1, wide, tall])]),
    pool('Mixed_7a/2', 3, 2, 'valid', [last]),
  ]);
  for (const name of ['Mixed_7b', 'Mixed_7c']) {
    const one = chain(`${name}/1`, [1]);
    const two = chain(`${name}/2`, [1, 3]);
    join(name, [
      chain(`${name}/0`, [1]),
      conv(`${name}/1b`, [1, 3], 1, 'same', [one]),
      conv(`${name}/1c`, [3, 1], 1, 'same', [one]),
      conv(`${name}/2c`, [1, 3], 1, 'same', [two]),
      conv(`${name}/2d`, [3, 1], 1, 'same', [two]),
      pooled(`${name}/3`),
    ]);
  }
  return builder.build();
}
