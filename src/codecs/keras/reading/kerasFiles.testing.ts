/**
 * @file Configurations as Keras 2, Keras 3 and TensorFlow.js write them, for tests: the same network in each of the
 * three dialects, with the entries that nobody reads. Written from the formats, independent of the reader.
 */

/** A layer: class, name, settings, the layers that feed it. A nested network in the place of settings. */
export interface WrittenLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  readonly inner?: WrittenNetwork;
}

/** A network; its first layer is the input. */
export interface WrittenNetwork {
  readonly name: string;
  readonly layers: readonly WrittenLayer[];
  readonly output: string;
}

/** Collects layers; without inputs a layer continues from the last one. Every function returns the layer's name. */
export function createKerasNetwork(name: string) {
  const layers: WrittenLayer[] = [];
  let last = '';
  const push = (layer: WrittenLayer) => {
    layers.push(layer);
    last = layer.name;
    return layer.name;
  };
  return {
    add: (
      className: string,
      layerName: string,
      config: Readonly<Record<string, unknown>> = {},
      inputs: readonly string[] = last === '' ? [] : [last],
    ) => push({ className, name: layerName, config, inputs }),
    nest: (inner: WrittenNetwork, inputs: readonly string[] = [last]) =>
      push({ className: 'Functional', name: inner.name, config: {}, inputs, inner }),
    build: (): WrittenNetwork => ({ name, layers, output: last }),
  };
}

const initializers = {
  kernel_initializer: { class_name: 'GlorotUniform', config: { seed: null } },
  bias_initializer: { class_name: 'Zeros', config: {} },
  kernel_regularizer: null,
  bias_constraint: null,
};

function writeInput(name: string, key: string, shape: unknown) {
  return {
    [key]: [null, ...(Array.isArray(shape) ? shape : [])],
    dtype: 'float32',
    sparse: false,
    ragged: false,
    name,
  };
}

/** Keras 2.4 to 2.15, as `model.to_json()` writes it. */
export function toKeras2(network: WrittenNetwork): Record<string, unknown> {
  const entry = ({ name, layers, output }: WrittenNetwork): Record<string, unknown> => ({
    class_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: layers.map((layer) => {
        const { className, inputs, inner } = layer;
        // A nested model counts its calls from 1: number 0 is the one that made it.
        const isNested = (input: string) =>
          layers.some((own) => own.name === input && own.inner !== undefined);
        const references = inputs.map((input) => [input, isNested(input) ? 1 : 0, 0, {}]);
        const nodes = inputs.length === 0 ? [] : [references];
        if (inner !== undefined) return { ...entry(inner), name: layer.name, inbound_nodes: nodes };
        const config =
          className === 'InputLayer'
            ? writeInput(layer.name, 'batch_input_shape', layer.config.shape)
            : { name: layer.name, trainable: true, dtype: 'float32', ...initializers, ...layer.config };
        return { class_name: className, config, name: layer.name, inbound_nodes: nodes };
      }),
      input_layers: [[layers[0]?.name, 0, 0]],
      output_layers: [[output, layers.some((own) => own.name === output && own.inner) ? 1 : 0, 0]],
    },
  });
  return { ...entry(network), keras_version: '2.15.0', backend: 'tensorflow' };
}

/** Keras 3, as `model.to_json()` and `config.json` of a `.keras` archive have it. */
export function toKeras3(network: WrittenNetwork): Record<string, unknown> {
  const policy = {
    module: 'keras',
    class_name: 'DTypePolicy',
    config: { name: 'float32' },
    registered_name: null,
  };
  const tensor = (input: string) => ({
    class_name: '__keras_tensor__',
    config: { shape: [null, 8, 8, 3], dtype: 'float32', keras_history: [input, 0, 0] },
  });
  const entry = ({ name, layers, output }: WrittenNetwork): Record<string, unknown> => ({
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: layers.map((layer) => {
        const { className, inputs, inner } = layer;
        const [first = ''] = inputs;
        const args = inputs.length === 1 ? [tensor(first)] : [inputs.map(tensor)];
        const nodes = inputs.length === 0 ? [] : [{ args, kwargs: { training: false, mask: null } }];
        if (inner !== undefined) return { ...entry(inner), name: layer.name, inbound_nodes: nodes };
        const config =
          className === 'InputLayer'
            ? writeInput(layer.name, 'batch_shape', layer.config.shape)
            : { name: layer.name, trainable: true, dtype: policy, ...initializers, ...layer.config };
        return {
          ...{ module: 'keras.layers', class_name: className, config, registered_name: null },
          ...{ build_config: { input_shape: [null, 8, 8, 3] }, name: layer.name, inbound_nodes: nodes },
        };
      }),
      input_layers: [[layers[0]?.name, 0, 0]],
      output_layers: [[output, 0, 0]],
    },
    registered_name: 'Functional',
    build_config: { input_shape: [null, 8, 8, 3] },
  });
  return entry(network);
}

/** TensorFlow.js, as its converter writes `model.json` from a Keras 2 model. */
export function toTfjs(network: WrittenNetwork): Record<string, unknown> {
  const { class_name, config, keras_version, backend } = toKeras2(network);
  return {
    format: 'layers-model',
    generatedBy: 'keras v2.15.0',
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: { keras_version, backend, model_config: { class_name, config } },
    weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights: [] }],
  };
}

/** The three dialects by name. */
export const dialects = { 'Keras 2': toKeras2, 'Keras 3': toKeras3, 'TensorFlow.js': toTfjs } as const;

/** Keras' MobileNet (Howard et al., 2017), as keras.applications builds it. */
export function writeMobileNet(): WrittenNetwork {
  const net = createKerasNetwork('mobilenet_1.00_224');
  const plain = { use_bias: false, data_format: 'channels_last' };
  const finish = (name: string) => {
    net.add('BatchNormalization', `${name}_bn`, {
      axis: [3],
      momentum: 0.99,
      epsilon: 0.001,
      center: true,
      scale: true,
    });
    net.add('ReLU', `${name}_relu`, { max_value: 6.0, negative_slope: 0.0, threshold: 0.0 });
  };
  net.add('InputLayer', 'input_1', { shape: [224, 224, 3] });
  net.add('Conv2D', 'conv1', {
    ...plain,
    filters: 32,
    kernel_size: [3, 3],
    strides: [2, 2],
    padding: 'same',
  });
  finish('conv1');
  const blocks = [64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024];
  for (const [index, filters] of blocks.entries()) {
    const isStrided = [1, 3, 5, 11].includes(index);
    const number = index + 1;
    if (isStrided)
      net.add('ZeroPadding2D', `conv_pad_${number}`, {
        padding: [
          [0, 1],
          [0, 1],
        ],
      });
    net.add('DepthwiseConv2D', `conv_dw_${number}`, {
      ...{ ...plain, kernel_size: [3, 3], depth_multiplier: 1 },
      ...{ strides: isStrided ? [2, 2] : [1, 1], padding: isStrided ? 'valid' : 'same' },
    });
    finish(`conv_dw_${number}`);
    net.add('Conv2D', `conv_pw_${number}`, {
      ...plain,
      filters,
      kernel_size: [1, 1],
      strides: [1, 1],
      padding: 'same',
    });
    finish(`conv_pw_${number}`);
  }
  net.add('GlobalAveragePooling2D', 'global_average_pooling2d', {
    data_format: 'channels_last',
    keepdims: true,
  });
  net.add('Dropout', 'dropout', { rate: 0.001, noise_shape: null, seed: null });
  net.add('Conv2D', 'conv_preds', { filters: 1000, kernel_size: [1, 1], strides: [1, 1], padding: 'same' });
  net.add('Reshape', 'reshape_2', { target_shape: [1000] });
  net.add('Activation', 'predictions', { activation: 'softmax' });
  return net.build();
}

/** Keras' ResNet50 (He et al., CVPR 2016), as keras.applications builds it: the stride in the first 1x1, with biases. */
export function writeResNet50(): WrittenNetwork {
  const net = createKerasNetwork('resnet50');
  const bn = { axis: [3], momentum: 0.99, epsilon: 1.001e-5, center: true, scale: true };
  const conv = (
    name: string,
    filters: number,
    size: number,
    stride: number,
    padding: string,
    from?: string,
  ) =>
    net.add(
      'Conv2D',
      name,
      {
        filters,
        kernel_size: [size, size],
        strides: [stride, stride],
        padding,
        activation: 'linear',
        use_bias: true,
      },
      ...(from === undefined ? [] : [[from]]),
    );
  const relu = (name: string) => net.add('Activation', name, { activation: 'relu' });
  net.add('InputLayer', 'input_1', { shape: [224, 224, 3] });
  net.add('ZeroPadding2D', 'conv1_pad', {
    padding: [
      [3, 3],
      [3, 3],
    ],
  });
  conv('conv1_conv', 64, 7, 2, 'valid');
  net.add('BatchNormalization', 'conv1_bn', bn);
  relu('conv1_relu');
  net.add('ZeroPadding2D', 'pool1_pad', {
    padding: [
      [1, 1],
      [1, 1],
    ],
  });
  let last = net.add('MaxPooling2D', 'pool1_pool', { pool_size: [3, 3], strides: [2, 2], padding: 'valid' });
  const stages = [
    [2, 64, 3],
    [3, 128, 4],
    [4, 256, 6],
    [5, 512, 3],
  ] as const;
  for (const [stage, width, blocks] of stages)
    for (let block = 1; block <= blocks; block++) {
      const name = `conv${stage}_block${block}`;
      const stride = block === 1 && stage > 2 ? 2 : 1;
      let skip = last;
      if (block === 1) {
        conv(`${name}_0_conv`, 4 * width, 1, stride, 'valid', last);
        skip = net.add('BatchNormalization', `${name}_0_bn`, bn);
      }
      conv(`${name}_1_conv`, width, 1, stride, 'valid', last);
      net.add('BatchNormalization', `${name}_1_bn`, bn);
      relu(`${name}_1_relu`);
      conv(`${name}_2_conv`, width, 3, 1, 'same');
      net.add('BatchNormalization', `${name}_2_bn`, bn);
      relu(`${name}_2_relu`);
      conv(`${name}_3_conv`, 4 * width, 1, 1, 'valid');
      const path = net.add('BatchNormalization', `${name}_3_bn`, bn);
      net.add('Add', `${name}_add`, {}, [skip, path]);
      last = relu(`${name}_out`);
    }
  net.add('GlobalAveragePooling2D', 'avg_pool', { data_format: 'channels_last', keepdims: false });
  net.add('Dense', 'predictions', { units: 1000, activation: 'softmax', use_bias: true });
  return net.build();
}
