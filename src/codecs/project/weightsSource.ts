/** @file `weights.py` of a training project: safetensors files under the names of the design's layers. */

/** The source. */
export const weightsSource = `"""Weights in .safetensors files, by the names of the design's layers: conv1.weight, bn1.running_mean."""

import json
import struct

import numpy as np
import torch

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


def name_tensors(layers):
    """The tensors of the files, and what the model's state calls them."""
    return {
        f"{layer['id']}.{name}": state for layer in layers for name, state in layer["tensors"].items()
    }


def save(path, model, layers):
    state = model.state_dict()
    header, parts, offset = {}, [], 0
    for name, key in name_tensors(layers).items():
        values = state[key].detach().cpu().numpy().astype("<f4")
        header[name] = {
            "dtype": "F32",
            "shape": list(values.shape),
            "data_offsets": [offset, offset + values.nbytes],
        }
        parts.append(values.tobytes())
        offset += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.writelines(parts)


def load(path, model, layers):
    """Takes over all tensors that the file has; says which ones do not fit."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = file.read()
    state = model.state_dict()
    taken = 0
    with torch.no_grad():
        for name, key in name_tensors(layers).items():
            entry = header.get(name)
            if entry is None:
                continue
            start, end = entry["data_offsets"]
            values = np.frombuffer(body[start:end], dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
            if list(state[key].shape) != list(values.shape):
                raise SystemExit(f"{name} is {list(values.shape)} in {path}, and {list(state[key].shape)} in the network.")
            state[key].copy_(torch.from_numpy(values.astype(np.float32)))
            taken += 1
    if taken == 0:
        raise SystemExit(f"{path} has no tensor of this network.")
`;
