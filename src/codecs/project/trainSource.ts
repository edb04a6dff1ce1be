/** @file `train.py` of a training project: what is started, by itself or by torchrun, and what it is told. */

/** The source. */
export const trainSource = `"""Trains the network of model.py and writes what came of it to results.json, which Fovea opens.

One process:     python train.py --data cifar-10-binary.tar.gz
Many, one node:  torchrun --nproc_per_node=4 train.py --data cifar-10-binary.tar.gz
Own pictures:    torchrun --nproc_per_node=4 train.py --data path/with/train/and/val

The recipe is in project.json. Batches are those of all processes together, whatever their number. What has been reached
is written after every epoch; the same command with --resume goes on from there.
"""

import argparse
import json
from pathlib import Path

import torch

import data
import keeping
import weights
from loop import Diverged, Training
from model import NETWORK as Network
from team import Team

HERE = Path(__file__).resolve().parent
# Fovea opens no run of more.
MOST_EPOCHS = 1000


def whole_number(least, most=None):
    def read(text):
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is less than {least}")
        if most is not None and value > most:
            raise argparse.ArgumentTypeError(f"{value} is more than {most}")
        return value

    # What argparse says that it wants.
    read.__name__ = "whole number"
    return read


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\\n")[0])
    parser.add_argument(
        "--data",
        required=True,
        help="CIFAR10's archive or folder, a folder with train and val or test, or an empty one to fetch CIFAR10 into",
    )
    parser.add_argument("--out", default="results", type=Path, help="folder for results.json, weights and checkpoint")
    parser.add_argument("--resume", action="store_true", help="go on from the last epoch that --out has a checkpoint of")
    parser.add_argument("--weights", help="a .safetensors file to start from")
    parser.add_argument("--epochs", type=whole_number(1, MOST_EPOCHS), help="another number of epochs than the recipe's")
    parser.add_argument("--steps", type=whole_number(1), help="stop after so many steps, to try things out")
    parser.add_argument("--workers", type=whole_number(0), default=2, help="processes that load pictures, for each GPU")
    parser.add_argument("--no-probes", action="store_true", help="leave out the probes at the end")
    parser.add_argument("--sync-batchnorm", action="store_true", help="statistics over all GPUs")
    return parser.parse_args()


def read_colours(project):
    """Mean and deviation that the weights which came with the project were trained with; None without such."""
    scale = project.get("pixelScale")
    return scale and (torch.tensor(scale["mean"]), torch.tensor(scale["deviation"]))


def list_numbers(values):
    return ", ".join(f"{value:.4f}" for value in values.tolist())


def prepare(arguments):
    project = json.loads((HERE / "project.json").read_text(encoding="utf-8"))
    recipe = project["recipe"]
    team = Team()
    kept = team.share(lambda: keeping.open_folder(arguments.out, arguments.resume))
    torch.manual_seed(recipe["seed"])
    model = Network().to(team.device)
    colours = None
    if kept is not None:
        colours = keeping.read_colours(kept)
    elif arguments.weights:
        colours = weights.load(arguments.weights, model, project["layers"]) or read_colours(project)
        if colours and team.is_first:
            mean, deviation = map(list_numbers, colours)
            print(f"Pictures are normalised as the weights know them: mean {mean}; deviation {deviation}.", flush=True)
    sets = data.open_sets(arguments.data, project["image"], recipe, team, arguments.workers, colours)
    classes, answers = len(sets.class_names), project["classes"]
    if answers < classes:
        raise SystemExit(f"The network has {answers} answers, and the pictures have {classes} classes.")
    epochs = recipe["epochs"] if arguments.epochs is None else arguments.epochs
    training = Training(model, project, sets, team, arguments, epochs)
    if kept is not None:
        training.go_on(kept)
    return training


def main():
    arguments = parse_arguments()
    training = prepare(arguments)
    try:
        training.run()
    except Diverged as end:
        # All processes have seen it.
        training.team.leave()
        raise SystemExit(f"{end} {training.tell_kept()}")
    except KeyboardInterrupt:
        raise SystemExit(f"Stopped. {training.tell_kept()} {keeping.tell_next(arguments.out)}".rstrip())
    if training.team.is_first:
        print(f"Wrote {arguments.out / 'results.json'}: open it in Fovea, in the tab Train.", flush=True)
    training.team.leave()


if __name__ == "__main__":
    main()
`;
