/** @file The three networks that speed is measured on; the same as in PyTorch's reference script. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../../architecture/builder';

function addConvolution(
  builder: ArchitectureBuilder,
  outChannels: number,
  input?: LayerId,
  stride = 1,
): LayerId {
  const options = input === undefined ? {} : { inputs: [input] };
  const padding = { top: 1, bottom: 1, left: 1, right: 1 };
  builder.add('Conv2d', 'conv', { outChannels, stride: [stride, stride], padding, bias: false }, options);
  return builder.add('BatchNorm', 'norm');
}

function addHead(builder: ArchitectureBuilder): Architecture {
  builder.add('GlobalAvgPool', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return builder.build();
}

function buildChain(plan: string): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const step of plan.split(' ')) {
    if (step === 'M') {
      builder.add('MaxPool2d', 'pool');
      continue;
    }
    addConvolution(builder, Number(step));
    builder.add('ReLU', 'relu');
  }
  return addHead(builder);
}

function buildResidual(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  addConvolution(builder, 16);
  builder.add('ReLU', 'relu');
  let channels = 16;
  for (const [stage, outChannels] of [16, 32, 64, 128].entries()) {
    for (const block of [0, 1]) {
      const stride = stage > 0 && block === 0 ? 2 : 1;
      const input = builder.last;
      addConvolution(builder, outChannels, input, stride);
      builder.add('ReLU', 'relu');
      const main = addConvolution(builder, outChannels);
      let skip = input;
      if (stride !== 1 || channels !== outChannels) {
        const kernelSize = [1, 1] as const;
        builder.add(
          'Conv2d',
          'skip',
          { outChannels, kernelSize, stride: [stride, stride], padding: 'valid', bias: false },
          { inputs: [input] },
        );
        skip = builder.add('BatchNorm', 'skipNorm');
      }
      builder.add('Add', 'add', {}, { inputs: [main, skip] });
      builder.add('ReLU', 'relu');
      channels = outChannels;
    }
  }
  return addHead(builder);
}

/** By name: four convolutions; VGG16 and ResNet18 with a CIFAR stem, a quarter as wide. */
export const referenceModels: { readonly [name: string]: () => Architecture } = {
  tiny4: () => buildChain('16 16 M 32 M 64'),
  vgg16_quarter: () => buildChain('16 16 M 32 32 M 64 64 64 M 128 128 128 M 128 128 128 M'),
  resnet18_quarter: buildResidual,
};
