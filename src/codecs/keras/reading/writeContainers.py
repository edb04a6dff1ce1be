"""Writes a Keras configuration, given on standard input, into the files that Keras has used for it.

The folder is the first argument. `.h5` as h5py writes it by default and in its newest form, the text as str, as bytes and
of fixed length, with weights in front of it or none; `.keras` stored and deflated.
"""

import json
import sys
import zipfile
from pathlib import Path

import h5py
import numpy as np


def write_h5(path, config, libver, text, weights):
    with h5py.File(path, "w", libver=libver) as file:
        group = file.create_group("model_weights")
        for index in range(weights):
            layer = group.create_group(f"conv{index}")
            layer.create_dataset("kernel:0", data=np.full((3, 3, 16, 16), index, dtype="float32"))
            layer.attrs["weight_names"] = [b"kernel:0"]
        file.attrs["keras_version"] = "2.15.0"
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = text(config)
        file.attrs["training_config"] = json.dumps({"loss": "mse", "metrics": ["accuracy"] * 50})


def main():
    folder = Path(sys.argv[1])
    config = sys.stdin.read()
    small = '{"class_name": "Sequential", "config": {"name": "small", "layers": []}}'
    write_h5(folder / "str.h5", config, "earliest", str, 0)
    write_h5(folder / "bytes.h5", config, "earliest", lambda text: text.encode(), 0)
    write_h5(folder / "weights.h5", config, "earliest", str, 40)
    write_h5(folder / "latest.h5", config, "latest", str, 8)
    write_h5(folder / "fixed.h5", small, "earliest", lambda text: np.bytes_(text), 0)
    with h5py.File(folder / "only.weights.h5", "w") as file:
        file.create_group("layers").create_dataset("kernel", data=np.zeros(4))
    for name, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(folder / f"{name}.keras", "w", method) as archive:
            archive.writestr("metadata.json", '{"keras_version": "3.9.0", "date_saved": "2025-04-01@10:00:00"}')
            archive.writestr("config.json", config)
            archive.writestr("model.weights.h5", bytes(3_000_000))
    with zipfile.ZipFile(folder / "foreign.keras", "w") as archive:
        archive.writestr("data.pkl", "nothing")


main()
