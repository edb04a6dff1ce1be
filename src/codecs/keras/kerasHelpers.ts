/** @file What Keras 3 itself lacks, as source: only what a network uses is written into its file. */
import type { Helpers } from '../python/helpers';

/** The pieces by name. */
export const kerasHelpers: Helpers = {
  pad_map: {
    needs: [],
    source: `def pad_map(x, rows, columns, value=0.0):
    """Adds rows and columns of a value: (before, after) each."""
    return ops.pad(x, ((0, 0), rows, columns, (0, 0)), constant_values=value)`,
  },
  dilated_max_pool: {
    needs: [],
    source: `def dilated_max_pool(x, pool_size, strides, dilation):
    """Max pooling over pixels that are \`dilation\` apart."""
    counts = [
        (n - d * (k - 1) - 1) // s + 1
        for n, k, s, d in zip(x.shape[1:3], pool_size, strides, dilation)
    ]
    best = None
    for i in range(pool_size[0]):
        for j in range(pool_size[1]):
            top, left = i * dilation[0], j * dilation[1]
            rows = slice(top, top + (counts[0] - 1) * strides[0] + 1, strides[0])
            columns = slice(left, left + (counts[1] - 1) * strides[1] + 1, strides[1])
            part = x[:, rows, columns, :]
            best = part if best is None else ops.maximum(best, part)
    return best`,
  },
  padded_average: {
    needs: ['pad_map'],
    source: `def padded_average(x, pool_size, strides, asked, needed):
    """Average pooling with any padding; only what lies within \`asked\` counts."""
    counted = pad_map(ops.ones_like(x[..., :1]), *asked, value=1.0)
    rest = [(0, max(all_after - after, 0)) for (_, after), (_, all_after) in zip(asked, needed)]
    first = [before - own for (before, _), (own, _) in zip(needed, asked)]
    counted = pad_map(counted, *[(own, after) for own, (_, after) in zip(first, rest)])
    total = layers.AveragePooling2D(pool_size, strides=strides)(pad_map(x, *needed))
    height, width = total.shape[1:3]
    share = layers.AveragePooling2D(pool_size, strides=strides)(counted)[:, :height, :width]
    return total / ops.maximum(share, 1e-6)`,
  },
  adaptive_average: {
    needs: [],
    source: `def adaptive_average(x, height, width):
    """Average pooling to a given size, in cells of nearly equal size."""
    for axis, count in ((1, height), (2, width)):
        n = x.shape[axis]
        cells = [(i * n // count, -(-(i + 1) * n // count)) for i in range(count)]
        parts = [x[:, a:b] if axis == 1 else x[:, :, a:b] for a, b in cells]
        x = layers.Concatenate(axis=axis)([ops.mean(p, axis=axis, keepdims=True) for p in parts])
    return x`,
  },
  concat_spread: {
    needs: [],
    source: `def concat_spread(*maps):
    """Joins channels; maps of one pixel are spread over the positions of the others."""
    height = max(item.shape[1] for item in maps)
    width = max(item.shape[2] for item in maps)
    spread = [
        layers.UpSampling2D((height // item.shape[1], width // item.shape[2]))(item)
        for item in maps
    ]
    return layers.Concatenate()(spread)`,
  },
  grouped_transpose: {
    needs: [],
    source: `def grouped_transpose(x, filters, groups, kernel_size, **options):
    """Transposed convolution of each group of channels by itself."""
    parts = ops.split(x, groups, axis=-1)
    parts = [
        layers.Conv2DTranspose(filters // groups, kernel_size, **options)(part) for part in parts
    ]
    return layers.Concatenate()(parts)`,
  },
  channel_shuffle: {
    needs: [],
    source: `def channel_shuffle(x, groups):
    """Interleaves groups of channels (Zhang et al., CVPR 2018)."""
    _, height, width, channels = x.shape
    x = ops.reshape(x, (-1, height, width, groups, channels // groups))
    x = ops.transpose(x, (0, 1, 2, 4, 3))
    return ops.reshape(x, (-1, height, width, channels))`,
  },
  channel_slice: {
    needs: [],
    source: `def channel_slice(x, start, end):
    """Keeps the channels from start up to, but not including, end."""
    return x[..., start:end]`,
  },
  squeeze_excitation: {
    needs: [],
    source: `def squeeze_excitation(
    x, squeeze_channels, activation="relu", gate="sigmoid", use_bias=True
):
    """A gate on each channel, computed from the mean over the map (Hu et al., CVPR 2018)."""
    channels = x.shape[-1]
    s = layers.GlobalAveragePooling2D(keepdims=True)(x)
    s = layers.Conv2D(squeeze_channels, 1, activation=activation, use_bias=use_bias)(s)
    s = layers.Conv2D(channels, 1, activation=gate, use_bias=use_bias)(s)
    return layers.Multiply()([x, s])`,
  },
  spatial_attention: {
    needs: [],
    source: `def spatial_attention(x, kernel_size, use_bias=False):
    """A gate on each position, from mean and maximum over the channels (Woo et al., 2018)."""
    mean = ops.mean(x, axis=-1, keepdims=True)
    highest = ops.max(x, axis=-1, keepdims=True)
    gate = layers.Concatenate()([mean, highest])
    gate = layers.Conv2D(
        1, kernel_size, padding="same", activation="sigmoid", use_bias=use_bias
    )(gate)
    return layers.Multiply()([x, gate])`,
  },
  ChannelScale: {
    needs: [],
    source: `class ChannelScale(layers.Layer):
    """A learnt factor, and on request a learnt shift, for each channel."""

    def __init__(self, use_bias=False, **options):
        super().__init__(**options)
        self.use_bias = use_bias

    def build(self, input_shape):
        self.factor = self.add_weight(shape=(input_shape[-1],), initializer="ones")
        if self.use_bias:
            self.shift = self.add_weight(shape=(input_shape[-1],), initializer="zeros")

    def call(self, x):
        x = x * self.factor
        return x + self.shift if self.use_bias else x`,
  },
  Placeholder: {
    needs: [],
    source: `class Placeholder(layers.Layer):
    """TODO: stands for an operation that is not known. Put the real one in its place."""

    def __init__(self, operation, output_shape, **options):
        super().__init__(**options)
        self.operation = operation
        self.declared_shape = output_shape

    def compute_output_shape(self, input_shape):
        return (None,) + tuple(self.declared_shape)

    def call(self, inputs):
        raise NotImplementedError(f"{self.operation or 'unknown operation'}")`,
  },
};
