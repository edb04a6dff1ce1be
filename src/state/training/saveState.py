"""Makes the network of a generated module, and writes its state as a .safetensors file, with an answer of it.

Reads {"code", "shape", "path"} from standard input; "shape" is that of the images. Writes the answer to images whose
numbers count up from -1 to 1, as {"answer": [[...]]}. The file is written by the format's description.
"""

import json
import struct
import sys

import torch
import torch.nn as nn


def main():
    request = json.load(sys.stdin)
    torch.manual_seed(5)
    namespace = {"__name__": "generated"}
    exec(compile(request["code"], "generated.py", "exec"), namespace)
    classes = [item for item in namespace.values() if isinstance(item, type) and issubclass(item, nn.Module)]
    model = classes[-1]()
    shape = request["shape"]
    images = torch.linspace(-1, 1, torch.Size(shape).numel()).reshape(shape)
    # Statistics that are not those of the start.
    model.train()
    with torch.no_grad():
        model(torch.cat([images, torch.flip(images, [2])]))
        model.eval()
        answer = model(images)
    header, parts, offset = {}, [], 0
    for name, tensor in model.state_dict().items():
        kind = "I64" if tensor.dtype == torch.int64 else "F32"
        data = tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(data)]}
        parts.append(data)
        offset += len(data)
    text = json.dumps(header).encode()
    with open(request["path"], "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))
    json.dump({"answer": answer.tolist()}, sys.stdout)


main()
