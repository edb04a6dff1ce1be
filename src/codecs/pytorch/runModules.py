"""Runs generated modules in one process, on tensors without data, and tells what they did.

Reads a JSON list of {"code", "shape", "device"} from standard input; "shape" is that of one image. Writes a list of
{"params", "outputs", "leaves", "weights", "printed"}, or {"error"}. {"torchvision": name, "options"} in place of code
asks for the weights of torchvision's network. With "isProbed" also {"seen"}: for the middle unit of the output the
first and the last row and column of the image that it depends on.
"""

import contextlib
import io
import json
import sys
import traceback

import torch
import torch.nn as nn

torch.manual_seed(0)
torch.set_num_threads(1)
constant_ = nn.init.constant_
for name in dir(nn.init):
    # Values do not matter here, and drawing them takes most of the time.
    if name.endswith("_") and not name.startswith("_"):
        setattr(nn.init, name, lambda tensor, *args, **kwargs: tensor)


def find_network(namespace):
    classes = [item for item in namespace.values() if isinstance(item, type) and issubclass(item, nn.Module)]
    return classes[-1]


def list_weights(model):
    kinds = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)
    return [list(module.weight.shape) for module in model.modules() if isinstance(module, kinds)]


def describe(model, inputs):
    leaves = []

    def watch(module, args, output):
        count = sum(parameter.numel() for parameter in module.parameters())
        leaves.append([type(module).__name__, list(output.shape[1:]), count])

    # What is a layer of the design: helpers count as one, whatever they are made of.
    helpers = ("SqueezeExcitation", "SpatialAttention")
    inner = {part for item in model.modules() if type(item).__name__ in helpers for part in item.modules() if part is not item}
    for module in model.modules():
        if module not in inner and (not list(module.children()) or type(module).__name__ in helpers):
            module.register_forward_hook(watch)
    with torch.no_grad():
        outputs = model(inputs)
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    return {
        "params": sum(parameter.numel() for parameter in model.parameters()),
        "outputs": [list(output.shape[1:]) for output in outputs],
        "leaves": list(leaves),
        "weights": list_weights(model),
    }


def find_seen(model, shape):
    for parameter in model.parameters():
        constant_(parameter, 1.0)
    image = torch.ones(1, *shape, requires_grad=True)
    output = model(image)
    row, column = output.shape[2] // 2, output.shape[3] // 2
    output[0, :, row, column].sum().backward()
    touched = image.grad[0].abs().sum(0) > 0
    ranges = [torch.nonzero(touched.any(axis)).flatten() for axis in (1, 0)]
    return [[int(indices[0]), int(indices[-1])] if len(indices) else None for indices in ranges]


def run(job):
    if "torchvision" in job:
        import torchvision

        return {"weights": list_weights(getattr(torchvision.models, job["torchvision"])(**job["options"]))}
    namespace = {"__name__": "__main__" if job.get("isMain") else "generated"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(job["code"], "generated.py", "exec"), namespace)
    model = find_network(namespace)().eval()
    device = job.get("device", "cpu")
    # Of two images: PyTorch refuses to normalise a single value.
    result = describe(model.to(device), torch.zeros(2, *job["shape"], device=device))
    if job.get("isProbed"):
        result["seen"] = find_seen(model, job["shape"])
    return {**result, "printed": printed.getvalue()}


def main():
    results = []
    for job in json.load(sys.stdin):
        try:
            results.append(run(job))
        except Exception:
            results.append({"error": traceback.format_exc(limit=-3)})
    json.dump(results, sys.stdout)


main()
