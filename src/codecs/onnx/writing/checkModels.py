"""Checks ONNX files, named on standard input, with onnx itself; prints what it finds of each as JSON.

For each file: the shapes that onnx infers, by tensor, without the batch; the elements of all tensors that nodes make or
the file holds, by tensor; the error, if there is one.
"""

import json
import sys

import onnx
from onnx import numpy_helper, shape_inference



def read_shape(value):
    return [item.dim_value for item in value.type.tensor_type.shape.dim][1:]


def count(shape):
    total = 1
    for length in shape:
        total *= length
    return total


def check(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    graph = shape_inference.infer_shapes(model, strict_mode=True, data_prop=True).graph
    shapes = {value.name: read_shape(value) for value in [*graph.value_info, *graph.output]}
    lengths = {item.name: list(item.dims) for item in graph.initializer}
    data = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    weights = {}
    for node in graph.node:
        if node.op_type == "RandomNormal":
            weights[node.output[0]] = next(list(a.ints) for a in node.attribute if a.name == "shape")
        if node.op_type == "ConstantOfShape":
            weights[node.output[0]] = [int(length) for length in data[node.input[0]]]
    return {
        "shapes": shapes,
        "weights": {name: count(shape) for name, shape in {**lengths, **weights}.items()},
        "opset": model.opset_import[0].version,
        "version": model.ir_version,
    }


def main():
    results = []
    for path in json.load(sys.stdin):
        try:
            results.append(check(path))
        except Exception as error:  # noqa: BLE001
            results.append({"error": f"{path}: {error}"})
    json.dump(results, sys.stdout)


main()
