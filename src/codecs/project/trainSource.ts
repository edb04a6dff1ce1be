/** @file `train.py` of a training project: the loop, for one process or many (torchrun), and what is written at its end. */

/** The source. */
export const trainSource = `"""Trains the network of model.py and writes what came of it to results.json, which Fovea opens.

One process:     python train.py --data cifar-10-binary.tar.gz
Many, one node:  torchrun --nproc_per_node=4 train.py --data cifar-10-binary.tar.gz
Own pictures:    torchrun --nproc_per_node=4 train.py --data path/with/train/and/val

The recipe is in project.json. Batches are those of all processes together, whatever their number.
"""

import argparse
import datetime
import json
import math
import os
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F

import data
import measure
import weights
from model import NETWORK as Network

HERE = Path(__file__).resolve().parent


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\\n")[0])
    parser.add_argument(
        "--data",
        required=True,
        help="CIFAR10's archive or folder, a folder with train and val or test, or an empty one to fetch CIFAR10 into",
    )
    parser.add_argument("--out", default="results", help="folder for results.json and weights")
    parser.add_argument("--weights", help="a .safetensors file to start from")
    parser.add_argument("--epochs", type=int, help="another number of epochs than the recipe's")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try things out")
    parser.add_argument("--workers", type=int, default=2, help="processes that load pictures, for each GPU")
    parser.add_argument("--no-probes", action="store_true", help="leave out the probes at the end")
    parser.add_argument("--sync-batchnorm", action="store_true", help="statistics over all GPUs")
    return parser.parse_args()


class Team:
    """The processes that train together; a team of one outside of torchrun."""

    def __init__(self):
        self.size = int(os.environ.get("WORLD_SIZE", 1))
        self.rank = int(os.environ.get("RANK", 0))
        local = int(os.environ.get("LOCAL_RANK", 0))
        has_gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", local) if has_gpu else torch.device("cpu")
        if has_gpu:
            torch.cuda.set_device(self.device)
        if self.size > 1:
            # Probes are trained by the first alone, while the others wait.
            dist.init_process_group("nccl" if has_gpu else "gloo", timeout=datetime.timedelta(hours=6))

    @property
    def is_first(self):
        return self.rank == 0

    def add(self, tensor):
        """The sum over all processes, in place."""
        if self.size > 1:
            dist.all_reduce(tensor)
        return tensor

    def gather(self, values):
        """The lists of all processes, one behind the other."""
        if self.size == 1:
            return values
        lists = [None] * self.size
        dist.all_gather_object(lists, values)
        return [value for each in lists for value in each]

    def wait(self):
        if self.size > 1:
            dist.barrier()

    def leave(self):
        self.wait()
        if self.size == 1:
            return
        # gloo waits for ever where one process is gone before another has left the barrier: the first goes last.
        token = torch.zeros(1, device=self.device)
        if self.is_first:
            for rank in range(1, self.size):
                dist.recv(token, src=rank)
        else:
            dist.send(token, dst=0)
        dist.destroy_process_group()


def read_colours(project):
    """Mean and deviation that the weights which came with the project were trained with; None without such."""
    scale = project.get("pixelScale")
    return scale and (torch.tensor(scale["mean"]), torch.tensor(scale["deviation"]))


def list_numbers(values):
    return ", ".join(f"{value:.4f}" for value in values.tolist())


def create_optimizer(model, rule):
    if rule["kind"] == "sgd":
        return torch.optim.SGD(
            model.parameters(),
            lr=0.0,
            momentum=rule["momentum"],
            # Without momentum there is nothing to look ahead by: Fovea takes plain steps, PyTorch refuses.
            nesterov=rule["nesterov"] and rule["momentum"] > 0,
            weight_decay=rule["weightDecay"],
        )
    kind = torch.optim.AdamW if rule["decoupled"] else torch.optim.Adam
    betas = (rule["beta1"], rule["beta2"])
    return kind(model.parameters(), lr=0.0, betas=betas, eps=rule["epsilon"], weight_decay=rule["weightDecay"])


def anneal(start, end, share):
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))


def compute_rate(recipe, epochs, step, steps_per_epoch):
    """The learning rate of a step, counted from 0."""
    top, schedule, total = recipe["learningRate"], recipe["schedule"], epochs * steps_per_epoch
    if schedule["kind"] == "step":
        return top * schedule["factor"] ** (step // steps_per_epoch // schedule["epochs"])
    if schedule["kind"] == "cosine":
        return anneal(top, 0.0, min(step / total, 1.0))
    if schedule["kind"] == "one-cycle":
        summit = schedule["warmupShare"] * total - 1
        if step <= summit:
            # Where the summit is the first step there is no way up to it.
            return anneal(top / 25, top, step / summit if summit > 0 else 1.0)
        share = min((step - summit) / max(total - 1 - summit, 1), 1.0)
        return anneal(top, top / 25 / 1e4, share)
    return top


def check_loss(loss, pictures, step, rate):
    """Ends a run that has come to nothing: Fovea opens no results without numbers."""
    if not math.isfinite(loss):
        raise SystemExit(
            f"The loss on the {pictures} pictures is no number any more, at step {step} and rate {rate}: try a tenth of "
            "the rate."
        )


def evaluate(model, loader, classes, answer_count, team):
    """Loss and accuracy on the test pictures, and how often each class was taken for each.

    A network may have more answers than there are classes: a last column counts what is taken for none of them.
    """
    model.eval()
    sums = torch.zeros(3, dtype=torch.float64, device=team.device)
    columns = min(answer_count, classes + 1)
    confusion = torch.zeros(classes, columns, dtype=torch.int64, device=team.device)
    with torch.no_grad():
        for images, labels, counts in loader:
            images, labels = images.to(team.device), labels.to(team.device)
            # Pictures that fill the last batch up for the other processes do not count.
            keep = counts.to(team.device).bool()
            answers = model(images)[keep]
            labels = labels[keep]
            loss = F.cross_entropy(answers, labels, reduction="sum")
            guesses = answers.argmax(1)
            sums += torch.stack([loss.double(), (guesses == labels).sum().double(), keep.sum().double()])
            pairs = labels * columns + guesses.clamp(max=columns - 1)
            confusion += torch.bincount(pairs, minlength=classes * columns).view(classes, columns)
    loss, right, count = team.add(sums).tolist()
    return {"loss": loss / max(count, 1), "accuracy": right / max(count, 1)}, team.add(confusion).tolist()


def main():
    arguments = parse_arguments()
    project = json.loads((HERE / "project.json").read_text(encoding="utf-8"))
    recipe = project["recipe"]
    team = Team()
    torch.manual_seed(recipe["seed"])
    model = Network().to(team.device)
    colours = None
    if arguments.weights:
        colours = weights.load(arguments.weights, model, project["layers"]) or read_colours(project)
    if colours and team.is_first:
        mean, deviation = map(list_numbers, colours)
        print(f"Pictures are normalised as the weights know them: mean {mean}; deviation {deviation}.", flush=True)
    sets = data.open_sets(arguments.data, project["image"], recipe, team, arguments.workers, colours)
    classes = len(sets.class_names)
    answers = project["classes"]
    if answers < classes:
        raise SystemExit(f"The network has {answers} answers, and the pictures have {classes} classes.")
    epochs = arguments.epochs or recipe["epochs"]
    steps_per_epoch = sets.steps_per_epoch
    meter = measure.SaturationMeter(model, project["layers"], recipe["saturation"], team)
    if arguments.sync_batchnorm and team.device.type == "cuda":
        model = nn.SyncBatchNorm.convert_sync_batchnorm(model)
    trained = model
    if team.size > 1:
        ids = [team.device.index] if team.device.type == "cuda" else None
        trained = nn.parallel.DistributedDataParallel(model, device_ids=ids)
    optimizer = create_optimizer(model, recipe["optimizer"])
    started = datetime.datetime.now(datetime.timezone.utc)
    curve, reports, step = [], [], 0
    last_step = arguments.steps or epochs * steps_per_epoch
    for epoch in range(epochs):
        trained.train()
        meter.reset()
        sums = torch.zeros(3, dtype=torch.float64, device=team.device)
        for images, labels, counts in sets.train(epoch):
            if step >= last_step:
                break
            rate = compute_rate(recipe, epochs, step, steps_per_epoch)
            for group in optimizer.param_groups:
                group["lr"] = rate
            images, labels = images.to(team.device), labels.to(team.device)
            # All of a share count, or none.
            counted = int(counts.sum())
            with meter.watching(recipe["saturation"]["isOn"] and counted > 0):
                logits = trained(images)
            mean = F.cross_entropy(logits, labels, label_smoothing=recipe["labelSmoothing"])
            # Processes are averaged, but need not have as many pictures as each other.
            shared = float(team.add(torch.tensor(float(len(labels)), device=team.device)))
            loss = mean * (len(labels) * team.size / shared)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            step += 1
            right = int((logits.detach().argmax(1) == labels).sum())
            own = [mean.item() * counted, right if counted > 0 else 0, counted]
            batch = team.add(torch.tensor(own, dtype=torch.float64, device=team.device))
            sums += batch
            total, right, seen = batch.tolist()
            check_loss(total, "training", step, rate)
            curve.append(
                {
                    "step": step,
                    "epoch": step / steps_per_epoch,
                    "loss": total / seen,
                    "accuracy": right / seen,
                    "learningRate": rate,
                }
            )
        total, right, seen = sums.tolist()
        saturation = meter.read() if recipe["saturation"]["isOn"] else None
        score, confusion = evaluate(trained, sets.test(), classes, answers, team)
        check_loss(score["loss"], "test", step, rate)
        report = {
            "epoch": step / steps_per_epoch,
            "step": step,
            "train": {"loss": total / max(seen, 1), "accuracy": right / max(seen, 1)},
            "test": score,
            "saturation": saturation,
            "confusion": confusion,
        }
        reports.append(report)
        if team.is_first:
            print(
                f"epoch {report['epoch']:.2f}  loss {report['train']['loss']:.4f}  "
                f"train {100 * report['train']['accuracy']:.2f} %  test {100 * score['accuracy']:.2f} %",
                flush=True,
            )
        if step >= last_step:
            break
    meter.close()
    if team.is_first:
        probes = []
        if not arguments.no_probes:
            found = measure.train_probes(model, project["layers"], sets, recipe["probes"], team.device)
            probes.append({"epoch": step / steps_per_epoch, "settings": recipe["probes"], "layers": found})
        folder = Path(arguments.out)
        folder.mkdir(parents=True, exist_ok=True)
        # A long curve is thinned out: a thousand points are enough to draw.
        stride = max(1, math.ceil(len(curve) / 1000))
        results = {
            "schema": "fovea-run/1",
            "name": project["name"],
            "startedAt": started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "design": project["design"],
            # What it was trained on, which is not what the page had set up.
            "data": Path(arguments.data).resolve().name,
            "results": {
                "classNames": sets.class_names,
                "trainCount": sets.train_count,
                "testCount": sets.test_count,
                "stepsPerEpoch": steps_per_epoch,
                "totalSteps": step,
                "backend": None,
                "pixelScale": {"mean": sets.colours[0].tolist(), "deviation": sets.colours[1].tolist()},
                "curve": curve[stride - 1 :: stride],
                "epochs": reports,
                "probes": probes,
            },
        }
        if "setup" in project:
            results["setup"] = project["setup"]
        weights.save(folder / "weights.safetensors", model, project["layers"], sets.colours)
        torch.save(model.state_dict(), folder / "model.pt")
        try:
            text = json.dumps(results, allow_nan=False)
        except ValueError:
            raise SystemExit(f"Something measured is no number, which Fovea could not open; the weights are in {folder}.")
        (folder / "results.json").write_text(text, encoding="utf-8")
        print(f"Wrote {folder / 'results.json'}: open it in Fovea, in the tab Train.", flush=True)
    team.leave()


if __name__ == "__main__":
    main()
`;
