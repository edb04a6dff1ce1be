"""Tries what a training project, whose folder is the first argument, keeps of a run that is cut off, and goes on from.

Runs are cut off by what they call: a step, a test, a file or a probe, never by a clock. Prints what was there then, and
what came of going on, as JSON.
"""

import contextlib
import io
import json
import shutil
import sys
from pathlib import Path
from unittest.mock import patch

from projectRuns import run_project, write_archive

root = Path(sys.argv[1])
project = root / "training"
sys.path.insert(0, str(project))
archive = root / "cifar-10-binary.tar.gz"
write_archive(archive)
half = root / "half.tar.gz"

import keeping
import loop
import measure
import torch
import train
import weights


def stop(*_):
    raise KeyboardInterrupt


def stop_at(count, work):
    """A function that does its work, and is stopped when it is called for the given time."""
    calls = []

    def worker(*values, **named):
        calls.append(None)
        return stop() if len(calls) == count else work(*values, **named)

    return worker


def tear(count):
    """torch.save that is stopped in the middle of its file when it is called for the given time."""

    def write_part(_, path):
        Path(path).write_bytes(b"half a file")
        stop()

    save, calls = torch.save, []

    def worker(value, path):
        calls.append(None)
        return write_part(value, path) if len(calls) == count else save(value, path)

    return worker


def start(out, *more, data=archive):
    """How a run ends, and what it says on the way."""
    sys.argv = ["train.py", "--data", str(data), "--workers", "0", "--out", str(root / out), *more]
    shown, refused = io.StringIO(), io.StringIO()
    end = None
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(refused):
        try:
            train.main()
        except SystemExit as left:
            end = left.code
    clean = lambda text: text.replace(str(root), "...") if isinstance(text, str) else text
    return {"end": clean(end), "shown": clean(shown.getvalue()), "refused": clean(refused.getvalue())}


def look(out):
    """What lies in a folder: the results, and the bytes of the weights."""
    folder = root / out
    if not folder.exists():
        return None
    return {
        "files": sorted(file.name for file in folder.iterdir()),
        "run": json.loads((folder / "results.json").read_text()),
        "weights": (folder / "weights.safetensors").read_bytes().hex(),
    }


def cut_off():
    """One run, stopped five times on its way: each end and what was there then."""
    told = []

    def go(*patches):
        with contextlib.ExitStack() as stack:
            for each in patches:
                stack.enter_context(each)
            told.append({**start("cut", "--resume"), **{"left": look("cut")}})

    # In the first epoch; in the second; in the file of the second; in its test; among the probes.
    go(patch.object(loop, "compute_rate", stop_at(3, loop.compute_rate)))
    go(patch.object(loop, "compute_rate", stop_at(6, loop.compute_rate)))
    # Going on writes two files itself.
    go(patch.object(torch, "save", tear(3)))
    go(patch.object(loop, "evaluate", stop_at(1, loop.evaluate)))
    go(patch.object(measure, "train_probe", stop_at(2, measure.train_probe)))
    go()
    go()
    return told


def change_recipe(**changes):
    path = project / "project.json"
    before = path.read_text()
    told = json.loads(before)
    told["recipe"].update(changes)
    path.write_text(json.dumps(told))
    return before


def ask_others():
    """What does not go on from the whole run, and what is no run at all."""
    told = {"begun": start("whole")}
    before = change_recipe(seed=99)
    told["otherRecipe"] = start("whole", "--resume")
    (project / "project.json").write_text(before)
    told["otherEpochs"] = start("whole", "--resume", "--epochs", "4")
    write_archive(half, train_count=6)
    told["otherPictures"] = start("whole", "--resume", data=half)
    (root / "torn").mkdir()
    (root / "torn" / keeping.CHECKPOINT).write_bytes(b"no checkpoint")
    told["torn"] = start("torn", "--resume")
    (root / "notes.txt").write_text("mine")
    told["file"] = start("notes.txt")
    told["below"] = start("notes.txt/results")
    for name, values in {
        "noEpochs": ["--epochs", "0"],
        "manyEpochs": ["--epochs", "1001"],
        "noSteps": ["--steps", "0"],
        "lessSteps": ["--steps", "-3"],
        "lessWorkers": ["--workers", "-1"],
        "wordEpochs": ["--epochs", "ten"],
    }.items():
        told[name] = start("none", *values)
    told["hasMade"] = (root / "none").exists()
    return told


def diverge():
    """A test without numbers after the second epoch."""
    evaluate, calls = loop.evaluate, []

    def worker(*values):
        score, confusion = evaluate(*values)
        calls.append(None)
        return ({**score, "loss": float("nan")} if len(calls) == 2 else score), confusion

    with patch.object(loop, "evaluate", worker):
        return {**start("diverged", "--no-probes"), "left": look("diverged")}


def ask_longer():
    """Where the rate does not hang on their number, epochs can be added."""
    before = change_recipe(schedule={"kind": "constant"})
    told = {
        "short": {**start("longer", "--epochs", "1", "--no-probes", "--sync-batchnorm"), "left": look("longer")},
        "long": {**start("longer", "--epochs", "2", "--no-probes", "--resume"), "left": look("longer")},
        "whole": {**start("at once", "--epochs", "2", "--no-probes"), "left": look("at once")},
    }
    (project / "project.json").write_text(before)
    return told


def ask_scale():
    """What a run that began with weights normalises pictures with, once it has gone on without them."""
    path = root / "stating.safetensors"
    layers = json.loads((project / "project.json").read_text())["layers"]
    colours = torch.tensor([0.5, 0.25, 0.4375]), torch.tensor([0.25, 0.5, 2.0])
    weights.save(path, train.Network(), layers, colours)
    with patch.object(loop, "compute_rate", stop_at(6, loop.compute_rate)):
        start("weights", "--weights", str(path), "--no-probes")
    start("weights", "--no-probes", "--resume")
    results = look("weights")["run"]["results"]
    return {"pixelScale": results["pixelScale"], "epochs": len(results["epochs"])}


# What each process drops first, whether its connections are still held when they are closed, and a stop in the middle of
# the second epoch where it is asked for.
WATCH = '''

import gc
import os
from pathlib import Path

import torch

_dropout = torch.nn.Dropout.forward
_calls = []


def _watch(self, values):
    answer = _dropout(self, values)
    if self.training:
        _calls.append(None)
        if len(_calls) == 1 and "FOVEA_MASKS" in os.environ:
            dropped = (answer == 0).flatten().int().tolist()
            Path(os.environ["FOVEA_MASKS"] + os.environ["RANK"]).write_text(str(dropped))
        if len(_calls) == int(os.environ.get("FOVEA_STOP", 0)):
            raise KeyboardInterrupt
    return answer


torch.nn.Dropout.forward = _watch

_destroy = torch.distributed.destroy_process_group


def _look():
    if "FOVEA_HOLDERS" in os.environ:
        wrapper = torch.nn.parallel.DistributedDataParallel
        holders = sum(isinstance(each, wrapper) for each in gc.get_objects())
        Path(os.environ["FOVEA_HOLDERS"] + os.environ["RANK"]).write_text(str(holders))
    _destroy()


torch.distributed.destroy_process_group = _look
'''


def ask_team():
    """Two processes at once, and stopped in the second of three epochs."""
    watched = shutil.copytree(project, root / "watched/training")
    with open(watched / "model.py", "a") as file:
        file.write(WATCH)

    def run(out, *more, **surroundings):
        done = run_project(
            watched, 2, "--data", str(archive), "--no-probes", "--out", str(root / out), *more, **surroundings
        )
        return {"code": done.returncode, "said": done.stdout + done.stderr, "left": look(out)}

    told = {
        "whole": run("team whole", FOVEA_MASKS=str(root / "mask"), FOVEA_HOLDERS=str(root / "holders")),
        "stopped": run("team", FOVEA_STOP="6"),
        "resumed": run("team", "--resume"),
    }
    read = lambda name: [json.loads((root / f"{name}{rank}").read_text()) for rank in (0, 1)]
    return {**told, "masks": read("mask"), "holders": read("holders")}


def ask_without_pillow():
    """A step on CIFAR10 and one on a folder of pictures, where no Pillow can be imported."""
    blocked = root / "blocked/PIL"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text('raise ModuleNotFoundError("No module named PIL", name="PIL")')
    for part in ("train", "val"):
        for name in ("a", "b"):
            (root / "folder" / part / name).mkdir(parents=True)
            (root / "folder" / part / name / "1.png").write_bytes(b"")

    def run(data):
        arguments = ["--data", str(data), "--steps", "1", "--no-probes", "--out", str(root / "bare" / data.name)]
        done = run_project(project, 1, *arguments, PYTHONPATH=str(blocked.parent))
        return {"code": done.returncode, "said": done.stderr}

    return {"archive": run(archive), "folder": run(root / "folder")}


json.dump(
    {
        "whole": {**start("whole"), **look("whole")},
        "others": ask_others(),
        "cut": cut_off(),
        "diverged": diverge(),
        "longer": ask_longer(),
        "scale": ask_scale(),
        "team": ask_team(),
        "bare": ask_without_pillow(),
    },
    sys.stdout,
)
