"""Tries a training project, whose folder is the first argument, on tiny data that it makes itself.

Runs train.py as one process and, by torchrun, as two that talk over gloo; then once more from the weights of the first;
and on folders of pictures, with batches that two processes cannot halve. Prints the results as JSON, and what the
project's parts make of questions: the eigenvalues on standard input, small sets, rates.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np

root = Path(sys.argv[1])
os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")


def write_archive(path):
    random = np.random.default_rng(1)
    with tarfile.open(path, "w:gz") as archive:
        for name, count in [(f"data_batch_{part}.bin", 8) for part in range(1, 6)] + [("test_batch.bin", 13)]:
            records = random.integers(0, 256, (count, 3073), dtype=np.uint8)
            records[:, 0] %= 10
            data = records.tobytes()
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def write_pictures(path):
    from PIL import Image

    random = np.random.default_rng(2)
    for part, counts in (("train", (8, 9)), ("val", (3, 3))):
        for name, count in zip(("cats", "dogs"), counts):
            folder = path / part / name
            folder.mkdir(parents=True)
            for index in range(count):
                Image.fromarray(random.integers(0, 256, (20, 30, 3), dtype=np.uint8)).save(folder / f"{index}.png")


def write_sorted(path):
    """Five classes of 24 pictures, for training and for testing; each picture has the grey of its number."""
    from PIL import Image

    for part in ("train", "test"):
        for label in range(5):
            folder = path / part / f"class {label}"
            folder.mkdir(parents=True)
            for index in range(24):
                Image.new("RGB", (4, 4), (24 * label + index,) * 3).save(folder / f"{index:02}.png")


def ask_sets(path, image, recipe):
    """The labels of the first 20 pictures for probes, and the greys of those that are trained and tested on."""
    import data

    class Alone:
        size, rank, is_first = 1, 0, True

        @staticmethod
        def wait():
            pass

    colours = {**recipe, "normalization": "unit", "augmentation": {"cropPadding": 0, "flip": False}}

    def look(**changes):
        sets = data.open_sets(path, image, {**colours, **changes}, Alone, 0)
        greys = lambda loader: [round(255 * float(value)) for images, _, _ in loader for value in images[:, 0, 0, 0]]
        return {
            "first": {
                which: [int(label) for _, labels, _ in sets.first(which, 20, Alone) for label in labels]
                for which in ("train", "test")
            },
            "probed": greys(sets.first("train", 20, Alone)),
            "trained": greys(sets.train(0)),
            "tested": greys(sets.test()),
            "steps": sets.steps_per_epoch,
        }

    return [look(), look(), look(seed=recipe["seed"] + 1), look(subset=21)]


def ask_rates():
    """One-cycle whose summit is the first of ten steps."""
    import train

    recipe = {"learningRate": 0.4, "schedule": {"kind": "one-cycle", "warmupShare": 0.1}}
    return [train.compute_rate(recipe, 2, step, 5) for step in range(10)]


def change_recipe(**changes):
    path = root / "training/project.json"
    project = json.loads(path.read_text())
    project["recipe"].update(changes)
    path.write_text(json.dumps(project))
    return project


def run(processes, out, *more):
    command = [sys.executable]
    if processes > 1:
        command += ["-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={processes}"]
        # PyTorch 1.13 finds neither 0 nor 3 among their values under Python 3.11 and later.
        command += ["--redirects=1", "--tee=1", f"--log_dir={root / 'logs'}"]
    arguments = ["train.py", "--out", str(root / out), "--workers", "0", *more]
    # A limit against hanging, not a measure of speed.
    done = subprocess.run(
        [*command, *arguments], cwd=root / "training", capture_output=True, text=True, timeout=600
    )
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return json.loads((root / out / "results.json").read_text())


def main():
    archive = root / "cifar-10-binary.tar.gz"
    write_archive(archive)
    write_pictures(root / "pictures")
    data = ["--data", str(archive)]
    results = {
        "one": run(1, "one", *data),
        "two": run(2, "two", *data),
        "again": run(1, "again", *data, "--weights", str(root / "one/weights.safetensors"), "--steps", "1"),
    }
    # 17 pictures: two batches of 7, which two processes share as 4 and 3, and one of 3.
    project = change_recipe(batchSize=7)
    folder = ["--data", str(root / "pictures"), "--epochs", "1", "--no-probes"]
    results["folder"] = run(1, "folder", *folder)
    results["folderTwo"] = run(2, "folder two", *folder)
    sys.path.insert(0, str(root / "training"))
    import data
    import torch
    from measure import count_directions

    lists = json.load(sys.stdin)
    results["directions"] = [count_directions(torch.tensor(sorted(values)).double(), 0.99) for values in lists]
    write_sorted(root / "sorted")
    results["sets"] = ask_sets(root / "sorted", project["image"], {**project["recipe"], "batchSize": 20})
    results["colours"] = [values.tolist() for values in data.measure_colours(data.open_cifar10(archive)[0], "standard")]
    results["rates"] = ask_rates()
    json.dump(results, sys.stdout)


main()
