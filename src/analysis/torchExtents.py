"""What single units of a network depend on, by PyTorch's autograd, for torchExtents.test.ts.

Reads a list of networks as JSON from standard input: {"input": [height, width], "layers": [{"id", "kind", "params",
"inputs"}]} in the order of computation. Prints for each network, by layer, its map size and for a few units (rows of
the map) the first and last row of the image that have a gradient. All weights are one and all pixels positive, so that nothing
cancels; maximum pooling is done as averaging over the same window. Global layers and gates are cut off the graph:
extents do not go through them.
"""
import json
import math
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def sides(padding):
    return [padding['left'], padding['right'], padding['top'], padding['bottom']]


def same(size, kernel, stride, dilation):
    """TensorFlow's SAME: [before, after]."""
    reach = dilation * (kernel - 1) + 1
    total = max((math.ceil(size / stride) - 1) * stride + reach - size, 0)
    return [total // 2, total - total // 2]


def pad(x, p):
    if p['padding'] == 'valid':
        return x
    if p['padding'] != 'same':
        return F.pad(x, sides(p['padding']))
    dilation = p.get('dilation', [1, 1])
    rows, columns = [same(x.shape[2 + i], p['kernelSize'][i], p['stride'][i], dilation[i]) for i in (0, 1)]
    return F.pad(x, columns + rows)


def transpose(x, p):
    channels = x.shape[1]
    weight = torch.ones(channels, p['outChannels'], *p['kernelSize'])
    y = F.conv_transpose2d(x, weight, stride=p['stride'], dilation=p['dilation'])
    cuts = []
    for axis in (1, 0):
        kernel, stride, dilation = p['kernelSize'][axis], p['stride'][axis], p['dilation'][axis]
        extra = p['outputPadding'][axis]
        if p['padding'] == 'same':
            missing = stride - (dilation * (kernel - 1) + 1)
            cut = max(-missing, 0)
            cuts += [-(cut // 2), extra + max(missing, 0) - (cut - cut // 2)]
        elif p['padding'] == 'valid':
            cuts += [0, extra]
        else:
            before, after = (('top', 'bottom'), ('left', 'right'))[axis]
            cuts += [-p['padding'][before], extra - p['padding'][after]]
    return F.pad(y, cuts)


def attend(x, kernel):
    before = (kernel - 1) // 2
    after = kernel - 1 - before
    mean = F.pad(x.mean(1, keepdim=True), [before, after, before, after])
    return x * F.conv2d(mean, torch.ones(1, 1, kernel, kernel))


def pool(x, p):
    if p['padding'] in ('same', 'valid'):
        return F.avg_pool2d(pad(x, p), p['kernelSize'], p['stride'], ceil_mode=p['ceilMode'])
    padding = [p['padding']['top'], p['padding']['left']]
    return F.avg_pool2d(x, p['kernelSize'], p['stride'], padding, ceil_mode=p['ceilMode'])


def resize(x, p):
    target = {'size': p['size']} if p['size'] else {'scale_factor': tuple(p['scale'])}
    if p['mode'] == 'nearest':
        return F.interpolate(x, mode='nearest', **target)
    return F.interpolate(x, mode='bilinear', align_corners=p['alignCorners'], **target)


def run(kind, p, inputs):
    x = inputs[0]
    if kind == 'Conv2d':
        weight = torch.ones(p['outChannels'], x.shape[1], *p['kernelSize'])
        return F.conv2d(pad(x, p), weight, stride=p['stride'], dilation=p['dilation'])
    if kind in ('MaxPool2d', 'AvgPool2d'):
        return pool(x, p)
    if kind == 'ConvTranspose2d':
        return transpose(x, p)
    if kind == 'Upsample':
        return resize(x, p)
    if kind == 'ZeroPad2d':
        return F.pad(x, sides(p['padding']))
    if kind == 'SpatialAttention':
        return attend(x, p['kernelSize'])
    if kind == 'AdaptiveAvgPool2d':
        y = F.adaptive_avg_pool2d(x, p['outputSize'])
        return y.detach() if p['outputSize'] == [1, 1] else y
    if kind in ('GlobalAvgPool', 'GlobalMaxPool'):
        return x.mean((2, 3), keepdim=True).detach()
    if kind == 'ChannelSlice':
        return x[:, p['start']:p['end']]
    if kind == 'Add':
        return sum(inputs[1:], x)
    if kind == 'Multiply':
        return math.prod(inputs[1:], start=x)
    if kind == 'Concat':
        size = torch.broadcast_shapes(*[y.shape[2:] for y in inputs])
        return torch.cat([y.expand(-1, -1, *size) for y in inputs], 1)
    return x


def find_rows(image, y, unit):
    if not y.requires_grad:
        return None
    (gradient,) = torch.autograd.grad(y[:, :, unit].sum(), image, retain_graph=True, allow_unused=True)
    if gradient is None:
        return None
    weights = gradient.abs().sum((0, 1, 3))
    # Less is the rounding of a bilinear weight that should be none.
    rows = (weights > 1e-12 * weights.max()).nonzero().flatten()
    return [int(rows[0]), int(rows[-1])] if len(rows) else None


def trace(network):
    image = torch.rand(1, 4, *network['input']).add(0.5).requires_grad_()
    maps, found = {}, {}
    for layer in network['layers']:
        inputs = [maps.get(name) for name in layer['inputs']]
        if layer['kind'] == 'Input':
            y = image
        elif any(x is None for x in inputs):
            continue
        else:
            try:
                y = run(layer['kind'], layer['params'], inputs)
            except (RuntimeError, ValueError, IndexError):
                continue
            if 0 in y.shape:
                continue
            # Where there is a gradient matters, not how large: neither overflow nor a factor of nothing may hide it.
            y = y / y.detach().abs().max().clamp(min=1e-12) + 0.01 * (y.detach() == 0)
        maps[layer['id']] = y
        units = sorted({0, y.shape[2] // 2, y.shape[2] - 1})
        found[layer['id']] = {
            'size': list(y.shape[2:]),
            'extents': [[unit, find_rows(image, y, unit)] for unit in units],
        }
    return found


torch.manual_seed(0)
torch.set_num_threads(1)
json.dump([trace(network) for network in json.load(sys.stdin)], sys.stdout)
