"""Tries a training project, whose folder is the first argument, on tiny data that it makes itself.

Runs train.py as one process and, by torchrun, as two that talk over gloo; then once more from the weights of the first.
Prints the three results as JSON, and what the project's count of directions makes of the eigenvalues on standard input.
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
    for part, count in (("train", 6), ("val", 3)):
        for name in ("cats", "dogs"):
            folder = path / part / name
            folder.mkdir(parents=True)
            for index in range(count):
                Image.fromarray(random.integers(0, 256, (20, 30, 3), dtype=np.uint8)).save(folder / f"{index}.png")


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
        "folder": run(1, "folder", "--data", str(root / "pictures"), "--steps", "1"),
    }
    sys.path.insert(0, str(root / "training"))
    import torch
    from measure import count_directions

    lists = json.load(sys.stdin)
    results["directions"] = [count_directions(torch.tensor(sorted(values)).double(), 0.99) for values in lists]
    json.dump(results, sys.stdout)


main()
