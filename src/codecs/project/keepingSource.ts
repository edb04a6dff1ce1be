/** @file `keeping.py` of a training project: what is written after every epoch, and gone on from. */

/** The source. */
export const keepingSource = `"""What is kept of a run: results.json, which Fovea opens, the weights, and a checkpoint to go on from."""

import json
import math
import os
import pickle
import tempfile

import torch

import weights

CHECKPOINT = "checkpoint.pt"
# A long curve is thinned out: a thousand points are enough to draw.
MOST_POINTS = 1000


def write_whole(path, write):
    """Takes an older file's place only once it is whole: whatever happens meanwhile, one of the two is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    write(beside)
    os.replace(beside, path)


def check_folder(folder):
    """Ends a run at once that could write nothing at its end. Leaves nothing behind."""
    try:
        place = next(each for each in (folder, *folder.parents) if each.exists())
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        raise SystemExit(
            f"Nothing can be written to {folder}: {error.strerror}. --out takes a folder, which need not be there yet."
        )


def load(folder):
    """The checkpoint of a folder, on the processor."""
    path = folder / CHECKPOINT
    try:
        # Nothing but tensors and text: a file of somebody else's runs no code.
        return torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, KeyError, ValueError, pickle.UnpicklingError) as error:
        raise SystemExit(f"{path} cannot be gone on from: {error}. Another --out begins anew.")


def open_folder(folder, resumes):
    """What to go on from, or None where a run begins."""
    check_folder(folder)
    if not (folder / CHECKPOINT).exists():
        if resumes:
            print(f"There is no {folder / CHECKPOINT} to go on from: the run begins.", flush=True)
        return None
    if not resumes:
        raise SystemExit(f"{folder} holds a run already: --resume goes on with it, another --out begins anew.")
    return load(folder)


def tell_next(folder):
    if not (folder / CHECKPOINT).exists():
        return ""
    return "The same command with --resume goes on from the last whole epoch."


def check_mark(mark, kept, folder):
    """Ends a run that would go on with another one's numbers."""
    others = [name for name, value in mark.items() if kept.get(name) != value]
    if others:
        raise SystemExit(f"The run in {folder} has another {' and another '.join(others)}. Another --out begins anew.")


def thin_out(curve):
    stride = max(1, math.ceil(len(curve) / MOST_POINTS))
    return curve[stride - 1 :: stride]


def save(folder, results, model, layers, colours):
    """What a run has come to, and its weights."""
    write_whole(folder / "weights.safetensors", lambda path: weights.save(path, model, layers, colours))
    write_whole(folder / "model.pt", lambda path: torch.save(model.state_dict(), path))
    try:
        text = json.dumps(results, allow_nan=False)
    except ValueError:
        raise SystemExit(f"Something measured is no number, which Fovea could not open; the weights are in {folder}.")
    write_whole(folder / "results.json", lambda path: path.write_text(text, encoding="utf-8"))


def save_checkpoint(folder, told, model, optimizer):
    # Numbers go as text: PyTorch 1.13 reads none beside tensors unless it may run code.
    kept = {"told": json.dumps(told), "model": model.state_dict(), "optimizer": optimizer.state_dict()["state"]}
    write_whole(folder / CHECKPOINT, lambda path: torch.save(kept, path))


def read_colours(kept):
    """Mean and deviation of each channel that the run has normalised pictures with."""
    return tuple(torch.tensor(values) for values in json.loads(kept["told"])["colours"])


def restore(kept, model, optimizer):
    model.load_state_dict(kept["model"])
    # Rates and other settings are those of the recipe.
    optimizer.load_state_dict({**optimizer.state_dict(), "state": kept["optimizer"]})
`;
