"""Effective field and Grad-CAM of a small network by PyTorch's autograd, as JSON, for torchInsight.test.ts."""

import json
import math

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def values(shape, seed, scale=0.5, offset=0.0):
    """Numbers that look random and are the same in any language, in the order of the last axis first."""
    count = math.prod(shape)
    return torch.tensor([offset + scale * math.sin(1.7 * i + seed) for i in range(count)]).reshape(shape)


def taps(height, width, inputs, outputs, seed):
    """The kernel of a convolution, drawn as [height, width, inputs, outputs] and turned into PyTorch's order."""
    return values((height, width, inputs, outputs), seed).permute(3, 2, 0, 1)


def norm(x):
    channels = x.shape[1]
    return F.batch_norm(
        x,
        values((channels,), 5, 0.3),
        values((channels,), 6, 0.3, 1.0),
        values((channels,), 3, 0.3, 1.0),
        values((channels,), 4, 0.3),
        eps=1e-5,
    )


def body(x):
    x = F.relu(norm(F.conv2d(x, taps(3, 3, 3, 4, 1), values((4,), 2), padding=1)))
    pool = F.max_pool2d(x, 2)
    wide = F.relu(F.conv2d(pool, taps(3, 3, 4, 4, 7), values((4,), 8), padding=1))
    return pool + wide


image = torch.tensor([float((37 * i + 11) % 256) for i in range(3 * 12 * 12)]).reshape(1, 3, 12, 12) / 255

# The field: one channel behind a step of 2, unit (1, 2).
seen = image.clone().requires_grad_()
F.conv2d(body(seen), taps(3, 3, 4, 1, 9), values((1,), 10), stride=2, padding=1)[0, 0, 1, 2].backward()
field = seen.grad[0].abs().sum(0)

# The map of each class at the sum, 6x6: Selvaraju et al., equations 1 and 2.
maps = []
for label in range(3):
    activation = body(image).detach().requires_grad_()
    last = F.relu(F.conv2d(activation, taps(3, 3, 4, 5, 11), values((5,), 12), stride=2, padding=1))
    # Dense weights: [1, 1, inputs, classes].
    dense = values((1, 1, 5, 3), 13).reshape(5, 3).T
    logits = F.linear(last.mean((2, 3)), dense, values((3,), 14))
    logits[0, label].backward()
    weight = activation.grad.mean((2, 3), keepdim=True)
    maps.append(F.relu((weight * activation.detach()).sum(1))[0])

# `+ 0.0` turns a negative zero into zero.
tidy = lambda tensor: [round(float(v), 6) + 0.0 for v in tensor.flatten()]
print(json.dumps({"field": tidy(field), "probabilities": tidy(logits.detach().softmax(1)), "maps": [tidy(m.detach()) for m in maps]}))
