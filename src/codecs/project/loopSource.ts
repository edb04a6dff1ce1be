/** @file `loop.py` of a training project: epochs of one process or many, and what comes of them. */

/** The source. */
export const loopSource = `"""Trains epoch by epoch, and keeps what has come of it after each."""

import datetime
import json
import math
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

import keeping
import measure
from recipe import ENDING, compute_rate, create_optimizer


class Diverged(Exception):
    """Training that has come to nothing: Fovea opens no results without numbers."""


def check_loss(loss, pictures, step, rate):
    if not math.isfinite(loss):
        raise Diverged(
            f"The loss on the {pictures} pictures is no number any more, at step {step} and rate {rate}: try a tenth of "
            "the rate, with another --out."
        )


def take_logits(answers, is_soft):
    """What cross entropy takes, which applies a softmax itself: one at the end of the network is undone."""
    return answers.clamp_min(torch.finfo(answers.dtype).tiny).log() if is_soft else answers


def evaluate(model, loader, classes, project, team):
    """Loss and accuracy on the test pictures, and how often each class was taken for each.

    A network may have more answers than there are classes: a last column counts what is taken for none of them.
    """
    model.eval()
    sums = torch.zeros(3, dtype=torch.float64, device=team.device)
    columns = min(project["classes"], classes + 1)
    confusion = torch.zeros(classes, columns, dtype=torch.int64, device=team.device)
    with torch.no_grad():
        for images, labels, counts in loader:
            images, labels = images.to(team.device), labels.to(team.device)
            # Pictures that fill the last batch up for the other processes do not count.
            keep = counts.to(team.device).bool()
            answers = take_logits(model(images)[keep], project["endsInSoftmax"])
            labels = labels[keep]
            loss = F.cross_entropy(answers, labels, reduction="sum")
            guesses = answers.argmax(1)
            sums += torch.stack([loss.double(), (guesses == labels).sum().double(), keep.sum().double()])
            pairs = labels * columns + guesses.clamp(max=columns - 1)
            confusion += torch.bincount(pairs, minlength=classes * columns).view(classes, columns)
    loss, right, count = team.add(sums).tolist()
    return {"loss": loss / max(count, 1), "accuracy": right / max(count, 1)}, team.add(confusion).tolist()


def measure_batch(logits, labels, mean, counts, team):
    """Loss and right answers, both summed up, and the number of pictures: of the batches of all processes."""
    counted = int(counts.sum())
    right = int((logits.detach().argmax(1) == labels).sum())
    own = [mean.item() * counted, right if counted > 0 else 0, counted]
    return team.add(torch.tensor(own, dtype=torch.float64, device=team.device))


def score(sums):
    total, right, seen = sums.tolist()
    return {"loss": total / max(seen, 1), "accuracy": right / max(seen, 1)}


def synchronize(model, team):
    """Statistics of batch norm over all GPUs."""
    if team.device.type == "cuda" and team.size > 1:
        return nn.SyncBatchNorm.convert_sync_batchnorm(model)
    if team.is_first:
        print("--sync-batchnorm changes nothing here: it is for several processes with a GPU each.", flush=True)
    return model


class Training:
    """A network that is trained, and what has come of it so far."""

    def __init__(self, model, project, sets, team, arguments, epochs):
        self.project, self.recipe, self.sets, self.team = project, project["recipe"], sets, team
        self.arguments, self.epochs = arguments, epochs
        self.meter = measure.SaturationMeter(model, project["layers"], self.recipe["saturation"], team)
        if arguments.sync_batchnorm:
            model = synchronize(model, team)
        self.model = self.trained = model
        self.optimizer = create_optimizer(model, self.recipe["optimizer"])
        whole = epochs * sets.steps_per_epoch
        self.last_step = whole if arguments.steps is None else min(arguments.steps, whole)
        self.started = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.step, self.curve, self.reports, self.probes = 0, [], [], []
        # The epochs whose results are on the disk.
        self.kept_epochs = 0

    @property
    def epoch(self):
        return self.step / self.sets.steps_per_epoch

    def describe(self):
        """What decides the numbers: a run goes on where all of it is the same."""
        shown = {"name", "notes", "position"}
        layers = self.project["design"]["layers"]
        # Where the rate hangs on the number of epochs it is part of the recipe; elsewhere there may be more of them.
        own = {"probes": None, "epochs": self.epochs if self.recipe["schedule"]["kind"] in ENDING else None}
        return {
            "network": [{key: value for key, value in layer.items() if key not in shown} for layer in layers],
            "image size": self.project["image"],
            "recipe or number of epochs": {**self.recipe, **own},
            "set of pictures": [self.sets.class_names, self.sets.train_count, self.sets.test_count],
        }

    def go_on(self, kept):
        told = json.loads(kept["told"])
        keeping.check_mark(self.describe(), told["mark"], self.arguments.out)
        keeping.restore(kept, self.model, self.optimizer)
        self.started, self.step = told["started"], told["step"]
        self.curve, self.reports, self.probes = told["curve"], told["reports"], told["probes"]
        # It may have ended between two files.
        self.keep()
        if self.team.is_first:
            print(f"Goes on after epoch {self.epoch:g} of {self.epochs}.", flush=True)

    def distribute(self):
        if self.team.size > 1:
            ids = [self.team.device.index] if self.team.device.type == "cuda" else None
            self.trained = nn.parallel.DistributedDataParallel(self.model, device_ids=ids)

    def run(self):
        self.distribute()
        try:
            for epoch in range(self.step // self.sets.steps_per_epoch, self.epochs):
                if self.step >= self.last_step:
                    break
                self.train_epoch(epoch)
                self.keep()
        finally:
            # Were the wrapper the last to hold the connections, it would close them with Python's lock in its hands, and
            # could wait for ever for a thread of theirs that wants the lock.
            self.trained = self.model
        self.meter.close()
        if not self.arguments.no_probes:
            self.probe()

    def train_epoch(self, epoch):
        # What dropout drops depends on the seed, the epoch and the process, so that a run can go on from any epoch.
        torch.manual_seed(hash((self.recipe["seed"], epoch, self.team.rank)) % 2**63)
        self.trained.train()
        self.meter.reset()
        sums = torch.zeros(3, dtype=torch.float64, device=self.team.device)
        for batch in self.sets.train(epoch):
            if self.step >= self.last_step:
                break
            sums += self.train_batch(*batch)
        self.report(score(sums))

    def train_batch(self, images, labels, counts):
        team, recipe, optimizer = self.team, self.recipe, self.optimizer
        rate = compute_rate(recipe, self.epochs, self.step, self.sets.steps_per_epoch)
        for group in optimizer.param_groups:
            group["lr"] = rate
        images, labels = images.to(team.device), labels.to(team.device)
        # All of a share count, or none.
        with self.meter.watching(recipe["saturation"]["isOn"] and int(counts.sum()) > 0):
            logits = take_logits(self.trained(images), self.project["endsInSoftmax"])
        mean = F.cross_entropy(logits, labels, label_smoothing=recipe["labelSmoothing"])
        # Processes are averaged, but need not have as many pictures as each other.
        shared = float(team.add(torch.tensor(float(len(labels)), device=team.device)))
        loss = mean * (len(labels) * team.size / shared)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        self.step += 1
        batch = measure_batch(logits, labels, mean, counts, team)
        check_loss(float(batch[0]), "training", self.step, rate)
        self.curve.append({"step": self.step, "epoch": self.epoch, **score(batch), "learningRate": rate})
        return batch

    def report(self, train):
        saturation = self.meter.read() if self.recipe["saturation"]["isOn"] else None
        classes = len(self.sets.class_names)
        test, confusion = evaluate(self.trained, self.sets.test(), classes, self.project, self.team)
        check_loss(test["loss"], "test", self.step, self.curve[-1]["learningRate"])
        report = {"epoch": self.epoch, "step": self.step, "train": train, "test": test}
        self.reports.append({**report, "saturation": saturation, "confusion": confusion})
        if self.team.is_first:
            print(
                f"epoch {self.epoch:.2f}  loss {train['loss']:.4f}  train {100 * train['accuracy']:.2f} %  "
                f"test {100 * test['accuracy']:.2f} %",
                flush=True,
            )

    def probe(self):
        """By the first process alone, of the network as it is now."""
        if not self.team.is_first or any(probe["epoch"] == self.epoch for probe in self.probes):
            return
        layers, settings = self.project["layers"], self.recipe["probes"]
        found = measure.train_probes(self.model, layers, self.sets, settings, self.team.device)
        self.probes.append({"epoch": self.epoch, "settings": settings, "layers": found})
        self.keep()

    def keep(self):
        if self.team.is_first:
            out = self.arguments.out
            # From within an epoch nothing goes on.
            if self.step % self.sets.steps_per_epoch == 0:
                told = {"mark": self.describe(), "started": self.started, "step": self.step}
                told.update(curve=self.curve, reports=self.reports, probes=self.probes)
                told["colours"] = [values.tolist() for values in self.sets.colours]
                keeping.save_checkpoint(out, told, self.model, self.optimizer)
            keeping.save(out, self.collect(), self.model, self.project["layers"], self.sets.colours)
        self.kept_epochs = self.epoch

    def collect(self):
        """What Fovea opens."""
        sets, project = self.sets, self.project
        results = {
            "schema": "fovea-run/1",
            "name": project["name"],
            "startedAt": self.started,
            "design": project["design"],
            # What it was trained on, which is not what the page had set up.
            "data": Path(self.arguments.data).resolve().name,
            "results": {
                "classNames": sets.class_names,
                "trainCount": sets.train_count,
                "testCount": sets.test_count,
                "stepsPerEpoch": sets.steps_per_epoch,
                "totalSteps": max(self.last_step, self.step),
                "backend": None,
                "pixelScale": {"mean": sets.colours[0].tolist(), "deviation": sets.colours[1].tolist()},
                "curve": keeping.thin_out(self.curve),
                "epochs": self.reports,
                "probes": self.probes,
            },
        }
        if "setup" in project:
            setup = project["setup"]
            results["setup"] = {**setup, "settings": {**setup["settings"], "epochs": self.epochs}}
        return results

    def tell_kept(self):
        if self.kept_epochs == 0:
            return "No epoch was through: nothing has been written."
        return f"What was reached after epoch {self.kept_epochs:g} of {self.epochs} is in {self.arguments.out}."
`;
