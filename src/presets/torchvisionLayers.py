"""What torchvision's networks are made of, for torchvisionLayers.test.ts.

Reads a list of [name, size, options] as JSON from standard input and prints one object for each: parameters,
multiply-accumulates of convolutions and dense layers by forward hooks, and the convolutions as [kernel, stride,
padding, dilation (each height, width), groups, bias, output channels, height, width]. Dense layers over the channels
of a map count as 1x1 convolutions; the two inside a squeeze-excitation are not listed. Nothing is computed: tensors
have shapes only.
"""
import json
import sys

import torch
from torch import nn

# Initial values take most of the time and are not needed.
for function in dir(nn.init):
    if function.endswith('_') and not function.startswith('_'):
        setattr(nn.init, function, lambda tensor, *args, **options: tensor)

import torchvision
from torchvision.ops.misc import SqueezeExcitation


def describe(model, size):
    model = model.eval().to('meta')
    gates = [module for module in model.modules() if isinstance(module, SqueezeExcitation)]
    unlisted = {id(part) for gate in gates for part in gate.modules()}
    convolutions = []
    macs = 0

    def count(module, _inputs, output):
        nonlocal macs
        bias = module.bias is not None
        if isinstance(module, nn.Conv2d):
            kernel = module.kernel_size
            macs += output.numel() * (module.in_channels // module.groups) * kernel[0] * kernel[1]
            if id(module) in unlisted:
                return
            window = [*kernel, *module.stride, *module.padding, *module.dilation]
            convolutions.append([*window, module.groups, bias, *output.shape[1:]])
        else:
            macs += output.numel() * module.in_features
            if output.dim() == 4:
                _, height, width, channels = output.shape
                convolutions.append([1, 1, 1, 1, 0, 0, 1, 1, 1, bias, channels, height, width])

    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            module.register_forward_hook(count)
    with torch.no_grad():
        model(torch.empty(1, 3, size, size, device='meta'))
    params = sum(parameter.numel() for parameter in model.parameters())
    return {'params': params, 'macs': macs, 'convolutions': convolutions}


for name, size, options in json.load(sys.stdin):
    package = torchvision.models.segmentation if name.startswith('deeplab') else torchvision.models
    if name.startswith('deeplab'):
        options['weights_backbone'] = None
    print(json.dumps(describe(getattr(package, name)(weights=None, **options), size)))
