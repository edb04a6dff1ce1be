"""For the scripts that try training projects: data of their own, and train.py as one process or as several."""

import io
import os
import subprocess
import sys
import tarfile

import numpy as np

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")


def write_archive(path, train_count=8, classes=10):
    random = np.random.default_rng(1)
    with tarfile.open(path, "w:gz") as archive:
        for name, count in [(f"data_batch_{part}.bin", train_count) for part in range(1, 6)] + [("test_batch.bin", 13)]:
            records = random.integers(0, 256, (count, 3073), dtype=np.uint8)
            records[:, 0] %= classes
            data = records.tobytes()
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def run_project(folder, processes, *arguments, **surroundings):
    """Runs train.py in the folder of a project; what it says and how it ends."""
    command = [sys.executable]
    if processes > 1:
        command += ["-m", "torch.distributed.run", "--rdzv_backend=c10d", "--rdzv_endpoint=localhost:0", f"--nproc_per_node={processes}"]
        # PyTorch 1.13 finds neither 0 nor 3 among their values under Python 3.11 and later.
        command += ["--redirects=1", "--tee=1", f"--log_dir={folder.parent / 'logs'}"]
    # A limit against hanging, not a measure of speed.
    return subprocess.run(
        [*command, "train.py", "--workers", "0", *arguments],
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        timeout=600,
    )
