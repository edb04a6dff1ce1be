"""Trains the network of a generated module on given batches.

Reads {"code", "path", "state", "labels", "shape", "rule", "learningRate"} from standard input. The file "path" holds
32-bit floats: the tensors of "state", a list of [name, shape], then the images of each batch, [count, *shape], "labels"
being lists of the batches' labels. "rule" is Adam or SGD as our settings have it. Writes {"losses", "participation",
"shares"}: of every step; and of every convolution, over all steps in double precision, the participation ratio over
its width and the cumulative shares of the eigenvalues.
"""

import json
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


def main():
    request = json.load(sys.stdin)
    torch.set_num_threads(1)
    numbers = torch.from_numpy(np.fromfile(request["path"], dtype="<f4"))
    at = 0

    def take(shape):
        nonlocal at
        count = int(np.prod(shape))
        at += count
        return numbers[at - count : at].reshape(shape).clone()

    namespace = {"__name__": "generated"}
    exec(compile(request["code"], "generated.py", "exec"), namespace)
    model = [item for item in namespace.values() if isinstance(item, type) and issubclass(item, nn.Module)][-1]()
    state = {name: take(shape) for name, shape in request["state"]}
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(not name.endswith("num_batches_tracked") for name in missing):
        raise SystemExit(f"{missing} {unexpected}")
    rule, rate = request["rule"], request["learningRate"]
    decay = {"lr": rate, "weight_decay": rule["weightDecay"]}
    if rule["kind"] == "adam":
        optimizer = torch.optim.Adam(model.parameters(), betas=(rule["beta1"], rule["beta2"]), eps=rule["epsilon"], **decay)
    else:
        optimizer = torch.optim.SGD(model.parameters(), momentum=rule["momentum"], nesterov=rule["nesterov"], **decay)
    sums = {}

    def watch(name):
        def hook(_module, _inputs, output):
            rows = output.detach().permute(1, 0, 2, 3).flatten(1).double()
            count, total, products = sums.get(name, (0, 0, 0))
            sums[name] = (count + rows.shape[1], total + rows.sum(1), products + rows @ rows.T)

        return hook

    for name, module in model.named_modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(watch(name))
    model.train()
    losses = []
    for labels in request["labels"]:
        images = take([len(labels), *request["shape"]])
        optimizer.zero_grad()
        loss = F.cross_entropy(model(images), torch.tensor(labels))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    participation, shares = [], []
    for count, total, products in sums.values():
        mean = total / count
        values = torch.linalg.eigvalsh(products / count - mean[:, None] * mean).clamp(min=0).flip(0)
        participation.append((values.sum() ** 2 / (values**2).sum() / len(values)).item())
        shares.append((values.cumsum(0) / values.sum()).tolist())
    json.dump({"losses": losses, "participation": participation, "shares": shares}, sys.stdout)


main()
