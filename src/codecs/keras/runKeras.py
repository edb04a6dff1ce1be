"""Runs generated Keras code against a stand-in for Keras that records what is called, and tells what it recorded.

The stand-in has the shape rules and weights of Keras 3's documentation and computes nothing. Reads a JSON list of
{"code", "helpers"}; calls of the helper functions that are named are recorded as one node each. Writes a list of
{"nodes": [{"type", "inputs", "shape", "params", "settings"}], "outputs", "name", "printed"}, or {"error"}. Shapes are
those of one image, channels last.
"""

import contextlib
import inspect
import io
import json
import math
import sys
import traceback
import types

nodes = []
depth = 0


class Tensor:
    """A tensor that is known by its shape and by the node that made it."""

    def __init__(self, shape, node):
        self.shape = (None,) + tuple(shape)
        self.node = node

    def __getitem__(self, index):
        index = index if isinstance(index, tuple) else (index,)
        if Ellipsis in index:
            at = index.index(Ellipsis)
            index = index[:at] + (slice(None),) * (len(self.shape) - len(index) + 1) + index[at + 1 :]
        shape = list(self.shape)
        for axis, part in enumerate(index):
            if axis == 0:
                assert part == slice(None)
            else:
                shape[axis] = len(range(*part.indices(shape[axis])))
        return record("slice", [self], shape[1:])

    def __mul__(self, other):
        return record("multiply", [self, other], broadcast(self, other))

    def __add__(self, other):
        return record("add", [self, other], broadcast(self, other))

    def __truediv__(self, other):
        return record("divide", [self, other], broadcast(self, other))


def broadcast(*tensors):
    shapes = [item.shape[1:] for item in tensors if isinstance(item, Tensor)]
    assert len({len(shape) for shape in shapes}) == 1, f"cannot broadcast {shapes}"
    for lengths in zip(*shapes):
        assert len(set(lengths) - {1}) <= 1, f"cannot broadcast {shapes}"
    return tuple(max(lengths) for lengths in zip(*shapes))


def record(kind, inputs, shape, params=0, settings=None):
    assert all(isinstance(length, int) and length > 0 for length in shape), f"{kind} gives {shape}"
    known = [item.node for item in inputs if isinstance(item, Tensor)]
    nodes.append({"type": kind, "inputs": known, "shape": list(shape), "params": params, "settings": settings or {}})
    return Tensor(shape, len(nodes) - 1)


def pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def slide(sizes, kernel, strides, padding, dilation=1):
    result = []
    for n, k, s, d in zip(sizes, pair(kernel), pair(strides), pair(dilation)):
        extent = d * (k - 1) + 1
        assert padding in ("same", "valid")
        result.append(-(-n // s) if padding == "same" else (n - extent) // s + 1)
    return result


def build_layers():
    module = types.ModuleType("keras.layers")

    class Layer:
        def __init__(self, **options):
            assert set(options) <= {"name"}
            self.count = 0

        def add_weight(self, shape, initializer):
            self.count += math.prod(shape)
            return Weight()

        def build(self, shape):
            pass

        def __call__(self, given):
            several = given if isinstance(given, (list, tuple)) else [given]
            assert all(isinstance(item, Tensor) for item in several)
            if hasattr(self, "compute_output_shape"):
                shape = self.compute_output_shape(given)[1:]
                return record(type(self).__name__, several, shape)
            if type(self).call is not Layer.call:
                # A layer of the code's own: it is one node, whatever it calls.
                self.build(given.shape)
                before = len(nodes)
                shape = self.call(given).shape[1:]
                del nodes[before:]
                return record(type(self).__name__, several, shape, self.count)
            shape, params = self.describe(*several)
            return record(type(self).__name__, several, shape, params, getattr(self, "settings", {}))

        call = None

    module.Layer = Layer

    class Weight:
        """Behaves as a factor of ones."""

        def __rmul__(self, other):
            return other

    Tensor.__mul__ = lambda self, other: self if isinstance(other, Weight) else record(
        "multiply", [self, other], broadcast(self, other)
    )
    Tensor.__add__ = lambda self, other: self if isinstance(other, Weight) else record(
        "add", [self, other], broadcast(self, other)
    )

    def layer(describe):
        """Makes a layer class of a function (settings, inputs) -> (shape, params); its defaults are the settings'."""
        signature = inspect.signature(describe)
        options = [item for item in signature.parameters.values() if item.name != "inputs"]

        class Made(Layer):
            def __init__(self, *args, **given):
                super().__init__()
                names = [item.name for item in options]
                assert len(args) <= len(names), f"{describe.__name__} takes {names}"
                given = {**dict(zip(names, args)), **given}
                assert set(given) <= set(names), f"{describe.__name__} has no {set(given) - set(names)}"
                self.settings = {
                    item.name: given.get(item.name, item.default) for item in options
                }
                assert inspect.Parameter.empty not in self.settings.values()

            def describe(self, *inputs):
                return describe(**self.settings, inputs=inputs)

        Made.__name__ = describe.__name__
        setattr(module, describe.__name__, Made)

    def window(sizes, strides, dilation_rate):
        assert max(pair(strides)) == 1 or max(pair(dilation_rate)) == 1, "strides and dilation"

    @layer
    def Conv2D(filters, kernel_size, strides=1, padding="valid", dilation_rate=1, groups=1, activation=None, use_bias=True, inputs=()):
        h, w, c = inputs[0].shape[1:]
        window((h, w), strides, dilation_rate)
        assert c % groups == 0 and filters % groups == 0
        size = slide((h, w), kernel_size, strides, padding, dilation_rate)
        params = math.prod(pair(kernel_size)) * (c // groups) * filters + (filters if use_bias else 0)
        return (*size, filters), params

    @layer
    def DepthwiseConv2D(kernel_size, strides=1, padding="valid", depth_multiplier=1, dilation_rate=1, use_bias=True, inputs=()):
        h, w, c = inputs[0].shape[1:]
        assert pair(strides)[0] == pair(strides)[1]
        window((h, w), strides, dilation_rate)
        size = slide((h, w), kernel_size, strides, padding, dilation_rate)
        made = c * depth_multiplier
        return (*size, made), math.prod(pair(kernel_size)) * made + (made if use_bias else 0)

    @layer
    def Conv2DTranspose(filters, kernel_size, strides=1, padding="valid", dilation_rate=1, use_bias=True, inputs=()):
        h, w, c = inputs[0].shape[1:]
        window((h, w), strides, dilation_rate)
        size = []
        for n, k, s, d in zip((h, w), pair(kernel_size), pair(strides), pair(dilation_rate)):
            size.append(n * s if padding == "same" else (n - 1) * s + max(d * (k - 1) + 1, s))
        return (*size, filters), math.prod(pair(kernel_size)) * c * filters + (filters if use_bias else 0)

    @layer
    def MaxPooling2D(pool_size, strides=None, padding="valid", inputs=()):
        h, w, c = inputs[0].shape[1:]
        return (*slide((h, w), pool_size, strides or pool_size, padding), c), 0

    @layer
    def AveragePooling2D(pool_size, strides=None, padding="valid", inputs=()):
        h, w, c = inputs[0].shape[1:]
        return (*slide((h, w), pool_size, strides or pool_size, padding), c), 0

    @layer
    def GlobalAveragePooling2D(keepdims=False, inputs=()):
        assert keepdims
        return (1, 1, inputs[0].shape[3]), 0

    @layer
    def GlobalMaxPooling2D(keepdims=False, inputs=()):
        assert keepdims
        return (1, 1, inputs[0].shape[3]), 0

    def sides(value):
        value = pair(value)
        return [pair(side) for side in value]

    @layer
    def ZeroPadding2D(padding, inputs=()):
        (top, bottom), (left, right) = sides(padding)
        h, w, c = inputs[0].shape[1:]
        assert min(top, bottom, left, right) >= 0
        return (h + top + bottom, w + left + right, c), 0

    @layer
    def Cropping2D(cropping, inputs=()):
        (top, bottom), (left, right) = sides(cropping)
        h, w, c = inputs[0].shape[1:]
        assert min(top, bottom, left, right) >= 0
        return (h - top - bottom, w - left - right, c), 0

    @layer
    def UpSampling2D(size, interpolation="nearest", inputs=()):
        h, w, c = inputs[0].shape[1:]
        assert all(isinstance(factor, int) for factor in pair(size))
        return (h * pair(size)[0], w * pair(size)[1], c), 0

    @layer
    def Resizing(height, width, interpolation="bilinear", inputs=()):
        return (height, width, inputs[0].shape[3]), 0

    def norm(name, lead=()):
        def describe(inputs=(), **settings):
            c = inputs[0].shape[-1]
            return inputs[0].shape[1:], c * (settings["center"] + settings["scale"])

        parameters = [inspect.Parameter(item, inspect.Parameter.POSITIONAL_OR_KEYWORD) for item in lead]
        for item in ("center", "scale"):
            parameters.append(inspect.Parameter(item, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=True))
        parameters.append(inspect.Parameter("inputs", inspect.Parameter.KEYWORD_ONLY))
        describe.__signature__ = inspect.Signature(parameters)
        describe.__name__ = name
        layer(describe)

    norm("BatchNormalization")
    norm("LayerNormalization")
    norm("GroupNormalization", ["groups"])

    def pointwise(name, required=(), optional=()):
        def describe(inputs=(), **settings):
            return inputs[0].shape[1:], 0

        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        describe.__signature__ = inspect.Signature(
            [inspect.Parameter(item, kind) for item in required]
            + [inspect.Parameter(item, kind, default=value) for item, value in optional]
            + [inspect.Parameter("inputs", inspect.Parameter.KEYWORD_ONLY)]
        )
        describe.__name__ = name
        layer(describe)

    pointwise("ReLU", optional=[("max_value", None)])
    pointwise("LeakyReLU", optional=[("negative_slope", 0.3)])
    pointwise("ELU", optional=[("alpha", 1.0)])
    pointwise("Activation", ["activation"])
    pointwise("Softmax")
    pointwise("Identity")
    pointwise("Dropout", ["rate"], [("noise_shape", None)])
    pointwise("SpatialDropout2D", ["rate"])

    @layer
    def PReLU(shared_axes=(), inputs=()):
        shape = inputs[0].shape[1:]
        lengths = [1 if axis + 1 in shared_axes else length for axis, length in enumerate(shape)]
        return shape, math.prod(lengths)

    @layer
    def Add(inputs=()):
        return broadcast(*inputs), 0

    @layer
    def Multiply(inputs=()):
        return broadcast(*inputs), 0

    @layer
    def Concatenate(axis=-1, inputs=()):
        shape = list(inputs[0].shape)
        for item in inputs[1:]:
            rest = [length for at, length in enumerate(item.shape) if at != axis % len(shape)]
            assert rest == [length for at, length in enumerate(shape) if at != axis % len(shape)]
        shape[axis] = sum(item.shape[axis] for item in inputs)
        return tuple(shape[1:]), 0

    @layer
    def Flatten(inputs=()):
        return (math.prod(inputs[0].shape[1:]),), 0

    @layer
    def Dense(units, use_bias=True, inputs=()):
        (features,) = inputs[0].shape[1:]
        return (units,), units * (features + (1 if use_bias else 0))

    return module


def build_ops():
    module = types.ModuleType("keras.ops")

    def pad(x, pad_width, constant_values=0.0):
        assert pad_width[0] == (0, 0)
        shape = [n + before + after for n, (before, after) in zip(x.shape[1:], pad_width[1:])]
        return record("pad", [x], shape)

    def reduce(name):
        def run(x, axis, keepdims):
            assert keepdims
            return record(name, [x], [1 if at == axis % len(x.shape) else n for at, n in enumerate(x.shape)][1:])

        return run

    def reshape(x, shape):
        assert shape[0] == -1 and math.prod(shape[1:]) == math.prod(x.shape[1:])
        return record("reshape", [x], shape[1:])

    def split(x, parts, axis):
        assert axis == -1 and x.shape[-1] % parts == 0
        return [record("split", [x], (*x.shape[1:-1], x.shape[-1] // parts)) for _ in range(parts)]

    module.pad = pad
    module.mean = reduce("mean")
    module.max = reduce("max")
    module.reshape = reshape
    module.split = split
    module.transpose = lambda x, order: record("transpose", [x], [x.shape[at] for at in order][1:])
    module.maximum = lambda a, b: record("maximum", [a, b], broadcast(a, b))
    module.ones_like = lambda x: record("ones", [x], x.shape[1:])
    module.gelu = lambda x, approximate=True: record("gelu", [x], x.shape[1:])
    return module


def build_keras():
    keras = types.ModuleType("keras")
    keras.layers, keras.ops = build_layers(), build_ops()
    keras.Input = lambda shape: record("Input", [], shape)

    class Model:
        def __init__(self, inputs, outputs, name=None):
            self.outputs = outputs if isinstance(outputs, list) else [outputs]
            self.name = name

        def summary(self):
            print(f"summary of {self.name}")

    keras.Model = Model
    return keras


def wrap(name, function):
    """The function as one node with the shape and the parameters of what it makes."""

    def run(*args, **options):
        before = len(nodes)
        result = function(*args, **options)
        params = sum(node["params"] for node in nodes[before:])
        del nodes[before:]
        return record(name, [item for item in args if isinstance(item, Tensor)], result.shape[1:], params)

    return run


def run(job):
    nodes.clear()
    namespace = {"__name__": "__main__" if job.get("isMain") else "generated"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(job["code"], "generated.py", "exec"), namespace)
    nodes.clear()
    for name in job["helpers"]:
        if isinstance(namespace.get(name), types.FunctionType):
            namespace[name] = wrap(name, namespace[name])
    model = namespace["create_model"]()
    outputs = [item.node for item in model.outputs]
    return {"nodes": list(nodes), "outputs": outputs, "name": model.name, "printed": printed.getvalue()}


def main():
    keras = build_keras()
    sys.modules.update({"keras": keras, "keras.layers": keras.layers, "keras.ops": keras.ops})
    results = []
    for job in json.load(sys.stdin):
        try:
            results.append(run(job))
        except Exception:
            results.append({"error": traceback.format_exc(limit=-4)})
    json.dump(results, sys.stdout)


main()
