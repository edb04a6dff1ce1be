/** @file The words of the field: what each means, in a line and in a paragraph. */

/** A term. */
interface Term {
  readonly name: string;
  /** One line, for a tooltip. */
  readonly short: string;
  /** What more there is to say; begins where the line ends. */
  readonly more: string;
}

const defineTerms = <Name extends string>(terms: Readonly<Record<Name, Term>>) => terms;

/** Words of the glossary. */
export const glossaryText = {
  title: 'Glossary',
  intro: 'Every drawing is made of a real network by the analysis itself.',
  drawing: (name: string) => `Drawing: ${name}`,
  terms: defineTerms({
    unit: {
      name: 'Unit',
      short: 'One number in a feature map.',
      more: 'It is computed from a few units of the map before, at one place. All units of a channel are computed in the same way.',
    },
    map: {
      name: 'Feature map',
      short: 'The units of one channel, laid out like the image.',
      more: 'A layer gives out as many maps as it has channels. Strides and pools make maps smaller than the image.',
    },
    field: {
      name: 'Receptive field',
      short: 'The part of the image that a unit can depend on.',
      more: 'Counted in pixels along each axis, padding included. In networks with several paths there is a smallest and a largest one.',
    },
    kernel: {
      name: 'Kernel',
      short: 'The window of weights that slides over a map.',
      more: 'Behind the image the field is the kernel. Further back a kernel of k adds k − 1 times the jump to the field.',
    },
    stride: {
      name: 'Stride',
      short: 'How far a kernel moves from one stop to the next.',
      more: 'A stride of 2 halves the map and doubles the jump of everything behind it.',
    },
    jump: {
      name: 'Jump',
      short: 'Distance in the image between what neighbouring units look at.',
      more: 'The product of all strides so far. Each further kernel grows the field in steps of it.',
    },
    padding: {
      name: 'Padding',
      short: 'Zeros around a map, so that a kernel fits at its edge.',
      more: 'It does not make fields larger; it decides where they lie, and how large the map is.',
    },
    dilation: {
      name: 'Dilation',
      short: 'Gaps between the weights of a kernel.',
      more: 'A kernel of k with dilation d reaches over d × (k − 1) + 1 units, with as many weights as before.',
    },
    center: {
      name: 'Centre',
      short: 'The middle of what unit 0 sees.',
      more: 'With padding that fits the kernels it is the first pixel of the image, or near it. Where paths disagree, their middles lie apart.',
    },
    productive: {
      name: 'Productive',
      short: 'A convolution that can still learn of something larger.',
      more: 'Neither what it receives nor what it sees reaches beyond the image.',
    },
    critical: {
      name: 'Critical',
      short: 'It sees beyond the image; what it receives does not.',
      more: 'It is the last on its path to gain anything by its size.',
    },
    unproductive: {
      name: 'Unproductive',
      short: 'What it receives reaches beyond the image already.',
      more: 'It adds parameters and work, and no accuracy in the experiments of Richter et al. It may still rework features.',
    },
    border: {
      name: 'Border layer',
      short: 'The first unproductive convolution on a path.',
      more: 'The dashed line stands in front of it. Everything behind it is beyond the border.',
    },
    tail: {
      name: 'Tail',
      short: 'The convolutions at the end that all see more than the image.',
      more: 'It begins behind the last convolution, with a kernel above 1, whose smallest field fits into the image.',
    },
    fits: {
      name: 'Image sizes that fit',
      short: 'From where every layer works to where some layer sees it all.',
      more: 'Below, some convolutions are unproductive; above, no layer ever sees the whole image.',
    },
    context: {
      name: 'Global context',
      short: 'A layer upstream mixes in something of the whole image.',
      more: 'Squeeze-excitation and other attention do that. They tell what there is, hardly where; fields do not count them.',
    },
    partial: {
      name: 'Partial',
      short: 'The two axes disagree: one is beyond the border, one is not.',
      more: 'Images that are not square and kernels that are not square bring it about.',
    },
    head: {
      name: 'Head',
      short: 'What follows the last map: it sees the whole input.',
      more: 'Global pooling, flattening and dense layers. They give the answer, and are not judged.',
    },
    params: {
      name: 'Parameters',
      short: 'Numbers that training finds: weights, and biases where there are any.',
      more: 'They do not depend on the size of the image.',
    },
    memory: {
      name: 'Activations',
      short: 'What the outputs of the layers take in memory, for one image.',
      more: 'In 32-bit floats, four bytes each. Training keeps all of them for the way back; using a network does not.',
    },
    macs: {
      name: 'MACs',
      short: 'Multiplications with an addition, for one image.',
      more: 'Those of convolutions and dense layers are counted. A MAC is two floating-point operations.',
    },
    saturation: {
      name: 'Saturation',
      short: 'How much of its width a trained layer uses.',
      more: 'The directions that hold 99 % of the variance of its outputs, as a share of its channels. It falls behind the border.',
    },
    probe: {
      name: 'Probe',
      short: 'A small classifier trained on the output of one layer.',
      more: 'Its accuracy says how far the network has come by then. It rises up to the border and stays there.',
    },
  }),
};
