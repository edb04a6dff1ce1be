"""Makes the networks of generated modules, on tensors without data, and tells the tensors of their states.

Reads a JSON list of sources from standard input; writes a list of {name: shape}, or {"error"}.
"""

import json
import sys
import traceback

import torch
import torch.nn as nn


def read_state(code):
    namespace = {"__name__": "generated"}
    exec(compile(code, "generated.py", "exec"), namespace)
    classes = [item for item in namespace.values() if isinstance(item, type) and issubclass(item, nn.Module)]
    model = classes[-1]().to("meta")
    return {
        name: list(tensor.shape)
        for name, tensor in model.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }


def main():
    for name in dir(nn.init):
        # Values do not matter here, and drawing them takes most of the time.
        if name.endswith("_") and not name.startswith("_"):
            setattr(nn.init, name, lambda tensor, *args, **kwargs: tensor)
    results = []
    for code in json.load(sys.stdin):
        try:
            results.append(read_state(code))
        except Exception:
            results.append({"error": traceback.format_exc(limit=-3)})
    json.dump(results, sys.stdout)


main()
