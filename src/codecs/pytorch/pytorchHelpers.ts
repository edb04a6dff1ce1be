/**
 * @file Modules that PyTorch itself lacks, as source: only those that a network uses are written into its file.
 * They run on PyTorch 1.13 and 2.
 */

import type { Helpers } from '../python/helpers';

/** The pieces by name. */
export const pytorchHelpers: Helpers = {
  window_padding: {
    needs: [],
    source: `def window_padding(size, kernel_size, stride, dilation, padding, ceil_mode=False):
    """What is asked for, and what a pool needs for all its windows: (before, after) of both axes.

    "same" makes the output ceil(size / stride), with the odd pixel behind, as TensorFlow does.
    """
    asked, needed = [], []
    for axis in (0, 1):
        n, s = size[axis], stride[axis]
        extent = dilation[axis] * (kernel_size[axis] - 1) + 1
        if padding == "same":
            total = max((-(-n // s) - 1) * s + extent - n, 0)
            before, after = total // 2, total - total // 2
        else:
            before, after = padding[axis]
        room = n + before + after - extent
        count = (-(-room // s) if ceil_mode else room // s) + 1
        if ceil_mode and (count - 1) * s >= n + before:
            count -= 1  # a window must not begin behind the map
        asked.append((before, after))
        needed.append((before, (count - 1) * s + extent - n - before))
    return asked, needed`,
  },
  pad_sides: {
    needs: [],
    source: `def pad_sides(x, padding, value=0.0):
    """Pads, or crops by negative numbers: (before, after) of height and width."""
    (top, bottom), (left, right) = padding
    return F.pad(x, (left, right, top, bottom), value=value)`,
  },
  as_pair: {
    needs: [],
    source: `def as_pair(value):
    return value if isinstance(value, tuple) else (value, value)`,
  },
  concat_spread: {
    needs: [],
    source: `def concat_spread(*maps):
    """Joins channels; maps of one pixel are spread over the positions of the others."""
    size = [max(lengths) for lengths in zip(*(item.shape[-2:] for item in maps))]
    return torch.cat([item.expand(-1, -1, *size) for item in maps], dim=1)`,
  },
  SameConv2d: {
    needs: ['window_padding', 'pad_sides'],
    source: `class SameConv2d(nn.Conv2d):
    """Convolution whose output is ceil(input / stride)."""

    def forward(self, x):
        args = (self.kernel_size, self.stride, self.dilation, "same")
        return super().forward(pad_sides(x, window_padding(x.shape[-2:], *args)[0]))`,
  },
  PaddedMaxPool2d: {
    needs: ['window_padding', 'pad_sides', 'as_pair'],
    source: `class PaddedMaxPool2d(nn.Module):
    """Max pooling with any padding; padding never wins."""

    def __init__(self, kernel_size, stride=None, padding="same", dilation=1, ceil_mode=False):
        super().__init__()
        self.kernel_size = as_pair(kernel_size)
        self.stride = self.kernel_size if stride is None else as_pair(stride)
        self.padding = padding
        self.dilation = as_pair(dilation)
        self.ceil_mode = ceil_mode

    def forward(self, x):
        args = (self.kernel_size, self.stride, self.dilation, self.padding, self.ceil_mode)
        x = pad_sides(x, window_padding(x.shape[-2:], *args)[1], value=float("-inf"))
        return F.max_pool2d(x, self.kernel_size, self.stride, dilation=self.dilation)`,
  },
  PaddedAvgPool2d: {
    needs: ['window_padding', 'pad_sides', 'as_pair'],
    source: `class PaddedAvgPool2d(nn.Module):
    """Average pooling with any padding."""

    def __init__(
        self, kernel_size, stride=None, padding="same", count_include_pad=True, ceil_mode=False
    ):
        super().__init__()
        self.kernel_size = as_pair(kernel_size)
        self.stride = self.kernel_size if stride is None else as_pair(stride)
        self.padding = padding
        self.count_include_pad = count_include_pad
        self.ceil_mode = ceil_mode

    def forward(self, x):
        args = (self.kernel_size, self.stride, (1, 1), self.padding, self.ceil_mode)
        asked, needed = window_padding(x.shape[-2:], *args)
        counted = torch.ones_like(x[:1, :1])
        if self.count_include_pad:
            counted = pad_sides(counted, asked, value=1.0)
            rest = [(0, all_after - after) for (_, after), (_, all_after) in zip(asked, needed)]
            counted = pad_sides(counted, rest)
        else:
            counted = pad_sides(counted, needed)
        total = F.avg_pool2d(pad_sides(x, needed), self.kernel_size, self.stride)
        share = F.avg_pool2d(counted, self.kernel_size, self.stride)
        return total / share.clamp(min=1e-6)`,
  },
  LayerNorm2d: {
    needs: [],
    source: `class LayerNorm2d(nn.LayerNorm):
    """Layer norm over the channels at each position of a map."""

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)`,
  },
  ChannelScale: {
    needs: [],
    source: `class ChannelScale(nn.Module):
    """A learnt factor, and on request a learnt shift, for each channel."""

    def __init__(self, channels, bias=False):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels)) if bias else None

    def forward(self, x):
        shape = (1, -1) + (1,) * (x.dim() - 2)
        x = x * self.weight.view(shape)
        return x if self.bias is None else x + self.bias.view(shape)`,
  },
  StochasticDepth: {
    needs: [],
    source: `class StochasticDepth(nn.Module):
    """Drops the whole path of an example in training (Huang et al., ECCV 2016)."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        kept = torch.rand((x.shape[0],) + (1,) * (x.dim() - 1), device=x.device) >= self.p
        return x * kept.to(x.dtype) / max(1 - self.p, 1e-6)`,
  },
  ChannelShuffle: {
    needs: [],
    source: `class ChannelShuffle(nn.Module):
    """Interleaves groups of channels (Zhang et al., CVPR 2018)."""

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, x):
        n, c, h, w = x.shape
        x = x.reshape(n, self.groups, c // self.groups, h, w)
        return x.transpose(1, 2).reshape(n, c, h, w)`,
  },
  ChannelSlice: {
    needs: [],
    source: `class ChannelSlice(nn.Module):
    """Keeps the channels from start up to, but not including, end."""

    def __init__(self, start, end):
        super().__init__()
        self.start = start
        self.end = end

    def forward(self, x):
        return x[:, self.start : self.end]`,
  },
  SqueezeExcitation: {
    needs: [],
    source: `class SqueezeExcitation(nn.Module):
    """A gate on each channel, computed from the mean over the map (Hu et al., CVPR 2018)."""

    def __init__(self, channels, squeeze_channels, activation="ReLU", gate="Sigmoid", bias=True):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.squeeze = nn.Conv2d(channels, squeeze_channels, kernel_size=1, bias=bias)
        self.activation = getattr(nn, activation)()
        self.excite = nn.Conv2d(squeeze_channels, channels, kernel_size=1, bias=bias)
        self.gate = getattr(nn, gate)()

    def forward(self, x):
        gate = self.activation(self.squeeze(self.pool(x)))
        return x * self.gate(self.excite(gate))`,
  },
  SpatialAttention: {
    needs: [],
    source: `class SpatialAttention(nn.Module):
    """A gate on each position, from mean and maximum over the channels (Woo et al., 2018)."""

    def __init__(self, kernel_size, bias=False):
        super().__init__()
        self.conv = nn.Conv2d(2, 1, kernel_size, padding="same", bias=bias)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        pooled = torch.cat([x.mean(dim=1, keepdim=True), x.amax(dim=1, keepdim=True)], dim=1)
        return x * self.gate(self.conv(pooled))`,
  },
  Placeholder: {
    needs: [],
    source: `class Placeholder(nn.Module):
    """TODO: stands for an operation that is not known. Put the real one in its place."""

    def __init__(self, operation, output_shape):
        super().__init__()
        self.operation = operation
        self.output_shape = output_shape

    def forward(self, *inputs):
        raise NotImplementedError(f"{self.operation or 'unknown operation'} -> {self.output_shape}")`,
  },
};
