"""Exports torchvision networks to ONNX and writes down what PyTorch itself says of every convolution.

Usage: exportTorchvision.py FOLDER. Weights above 64 elements are left out of the files. For each network the hooks'
records go to FOLDER/records.json, for convolutions and dense layers in the order of execution:
{file: {size, isOpen, params, layers: [{kind, kernel, stride, padding, dilation, groups, out, weights}]}}. `params` is
the number of all parameters where batch normalisation is kept apart, else null.
"""

import io
import json
import os
import sys
import warnings

import onnx
import torch
from onnx.external_data_helper import convert_model_to_external_data
from torchvision import models

warnings.filterwarnings("ignore")
folder = sys.argv[1]
torch.manual_seed(0)
segmentation = models.segmentation
plain = {"weights": None, "weights_backbone": None}

# name: (builder, image size, variants); a variant is (operator set, constant folding, open axes) and perhaps
# "norms": batch normalisation is then not merged into the convolutions; or "bare": weights are then inputs
networks = {
    "inception_v3": (
        lambda: models.inception_v3(init_weights=False),
        (299, 299),
        [(13, True, False), (11, False, True)],
    ),
    "efficientnet_b0": (
        models.efficientnet_b0,
        (224, 224),
        [(9, True, False), (16, False, True), (11, False, False, "norms")],
    ),
    "efficientnet_b3": (models.efficientnet_b3, (300, 300), [(13, True, False)]),
    "mobilenet_v3_small": (
        models.mobilenet_v3_small,
        (224, 224),
        [(9, True, False), (11, False, True), (17, True, False)],
    ),
    "mobilenet_v3_large": (models.mobilenet_v3_large, (224, 224), [(13, True, True), (16, False, False)]),
    "shufflenet_v2": (
        models.shufflenet_v2_x1_0,
        (224, 224),
        [(9, True, False), (11, False, False), (13, True, True), (17, False, True)],
    ),
    "mnasnet": (models.mnasnet1_0, (224, 224), [(11, True, False), (17, False, True), (13, True, False, "norms")]),
    "regnet_y": (models.regnet_y_400mf, (192, 256), [(13, False, False), (16, True, True)]),
    "convnext_tiny": (models.convnext_tiny, (224, 224), [(11, False, False), (17, True, True)]),
    "deeplabv3": (
        lambda: segmentation.deeplabv3_resnet50(aux_loss=True, **plain),
        (160, 224),
        [(9, True, False), (16, False, True)],
    ),
    "fcn": (lambda: segmentation.fcn_resnet50(**plain), (224, 224), [(11, True, True, "bare")]),
    "squeezenet": (models.squeezenet1_1, (224, 224), [(9, True, False), (17, False, True)]),
}


def record_modules(network, image):
    """Runs the network once and records its convolutions and dense layers in order of execution."""
    records = []

    def hook(module, inputs, output):
        is_dense = isinstance(module, torch.nn.Linear)
        shape = list(output.shape)
        # A dense layer over [N, H, W, C] is a pointwise convolution.
        out = [shape[3], shape[1], shape[2]] if is_dense and len(shape) == 4 else shape[1:]
        records.append(
            {
                "kind": "Linear" if is_dense and len(shape) == 2 else "Conv2d",
                "kernel": [1, 1] if is_dense else list(module.kernel_size),
                "stride": [1, 1] if is_dense else list(module.stride),
                "padding": [0, 0] if is_dense else list(module.padding),
                "dilation": [1, 1] if is_dense else list(module.dilation),
                "groups": 1 if is_dense else module.groups,
                "out": out,
                "weights": module.weight.numel(),
            }
        )

    kinds = (torch.nn.Conv2d, torch.nn.Linear)
    handles = [module.register_forward_hook(hook) for module in network.modules() if isinstance(module, kinds)]
    with torch.no_grad():
        network(image)
    for handle in handles:
        handle.remove()
    return records


def leave_out_weights(model):
    for tensor in model.graph.initializer:
        if torch.Size(tensor.dims).numel() > 64:
            tensor.ClearField("raw_data")


all_records = {}
for name, (build, size, variants) in networks.items():
    network = build().eval()
    image = torch.rand(1, 3, *size)
    records = record_modules(network, image)
    for opset, folding, is_open, *extra in variants:
        keeps_norms = "norms" in extra
        buffer = io.BytesIO()
        axes = {"image": {0: "batch", 2: "height", 3: "width"}} if is_open else None
        torch.onnx.export(
            network,
            image,
            buffer,
            opset_version=opset,
            do_constant_folding=folding,
            export_params="bare" not in extra,
            training=torch.onnx.TrainingMode.PRESERVE if keeps_norms else torch.onnx.TrainingMode.EVAL,
            input_names=["image"],
            dynamic_axes=axes,
        )
        model = onnx.load_from_string(buffer.getvalue())
        file = f"{name}-{opset}{'-folded' if folding else ''}{'-open' if is_open else ''}{''.join('-' + word for word in extra)}.onnx"
        params = sum(tensor.numel() for tensor in network.parameters()) if keeps_norms else None
        all_records[file] = {"size": size, "isOpen": is_open, "params": params, "layers": records}
        if name == "squeezenet":
            convert_model_to_external_data(model, location=f"{file}.data", size_threshold=1024)
            onnx.save(model, os.path.join(folder, file))
            os.remove(os.path.join(folder, f"{file}.data"))
            continue
        leave_out_weights(model)
        onnx.save(model, os.path.join(folder, file))

with open(os.path.join(folder, "records.json"), "w") as stream:
    json.dump(all_records, stream)
