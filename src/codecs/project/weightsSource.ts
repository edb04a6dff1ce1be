/** @file `weights.py` of a training project: safetensors files under the names of the design's layers. */

/** The source. */
export const weightsSource = `"""Weights in .safetensors files, by the names of the design's layers: conv1.weight, bn1.running_mean."""

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}
# In bytes, as the format has it.
LONGEST_HEADER = 100_000_000
RULE = "(byte / 255 - pixel_mean) / pixel_deviation, channel by channel (red, green, blue)"


def name_tensors(layers):
    """The tensors of the files, and what the model's state calls them."""
    return {
        f"{layer['id']}.{name}": state for layer in layers for name, state in layer["tensors"].items()
    }


def save(path, model, layers, colours):
    """Writes the state, and by which mean and deviation of each channel it knows pictures."""
    state = model.state_dict()
    mean, deviation = (json.dumps(values.tolist()) for values in colours)
    told = {"pixel_mean": mean, "pixel_deviation": deviation, "pixel_rule": RULE}
    header, parts, offset = {"__metadata__": told}, [], 0
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


def read_file(path):
    """The header of a file, and the numbers behind it."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise SystemExit(f"{path} cannot be read: {error.strerror}.")
    length = int.from_bytes(content[:8], "little")
    # Another file's first bytes are a huge number, or no brace follows.
    if length > LONGEST_HEADER or content[8:9] != b"{":
        raise SystemExit(f"{path} is no .safetensors file. The one that training writes is called weights.safetensors.")
    try:
        return json.loads(content[8 : 8 + length]), content[8 + length :]
    except ValueError:
        raise SystemExit(f"{path} is damaged, or ends too early.")


def read_tensor(entry, name, body, path):
    """The values of a tensor that the header names."""
    try:
        kind, shape, (start, end) = entry["dtype"], entry["shape"], entry["data_offsets"]
        if kind in TYPES:
            return np.frombuffer(body[start:end], dtype=TYPES[kind]).reshape(shape)
    except (KeyError, TypeError, ValueError):
        raise SystemExit(f"{path} is damaged, or ends too early, at {name}.")
    raise SystemExit(f"{name} in {path} is made of {kind} numbers; {', '.join(TYPES)} are read.")


def read_colours(header, path):
    """Mean and deviation of each channel that pictures were normalised with; None where the file does not say."""
    told, keys = header.get("__metadata__"), ("pixel_mean", "pixel_deviation")
    if not isinstance(told, dict) or not any(key in told for key in keys):
        return None
    try:
        mean, deviation = (torch.tensor(json.loads(told[key])).float() for key in keys)
    except (KeyError, TypeError, ValueError, RuntimeError):
        mean = deviation = torch.zeros(0)
    if mean.shape == deviation.shape == (3,) and all(map(math.isfinite, [*mean, *deviation])) and deviation.min() > 0:
        return mean, deviation
    raise SystemExit(f"{' and '.join(keys)} in {path} must be three numbers each, those of the second above 0.")


def load(path, model, layers):
    """Takes over all tensors that the file has; says which ones do not fit.

    Returns how the weights know pictures, see read_colours.
    """
    header, body = read_file(path)
    state = model.state_dict()
    taken = 0
    with torch.no_grad():
        for name, key in name_tensors(layers).items():
            if name not in header:
                continue
            values = read_tensor(header[name], name, body, path)
            if list(state[key].shape) != list(values.shape):
                raise SystemExit(f"{name} is {list(values.shape)} in {path}, and {list(state[key].shape)} in the network.")
            state[key].copy_(torch.from_numpy(values.astype(np.float32)))
            taken += 1
    if taken == 0:
        raise SystemExit(f"{path} has no tensor of this network.")
    return read_colours(header, path)
`;
