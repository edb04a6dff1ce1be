/** @file `measure.py` of a training project: saturation and probes, by the definitions that Fovea uses in the browser. */

/** The source. */
export const measureSource = `"""Saturation (Richter et al., 2021) and probes (Alain and Bengio, 2016) of convolutions and dense layers.

Both look at outputs before normalisation and activation. The count of directions is that of delve; probes are logistic
regressions with the usual penalty on features that are pooled to a few cells.
"""

from contextlib import contextmanager

import torch
import torch.nn.functional as F

SHRUNK_SIDE = 4
# What a number in single precision is rounded by at most, as a share of it.
ROUNDING = 2**-24


class SaturationMeter:
    """Sums up outputs during training, over an epoch and all processes.

    Of each layer: the samples, their mean, and the products of what they differ from it by. Those of a batch are put
    together with those before it as in Chan, Golub and LeVeque, 1979: large means leave all digits to the differences.
    """

    def __init__(self, model, layers, settings, team):
        self.settings, self.team = settings, team
        self.is_on = False
        modules = dict(model.named_modules())
        self.layers = [layer for layer in layers if layer["isMeasured"]]
        self.hooks = [
            modules[layer["path"]].register_forward_hook(self.watch(layer["id"])) for layer in self.layers
        ]
        self.widths = {layer["id"]: find_width(modules[layer["path"]]) for layer in self.layers}
        self.terms = {layer["id"]: count_terms(modules[layer["path"]]) for layer in self.layers}
        self.reset()

    def watch(self, layer):
        def hook(module, inputs, output):
            if self.is_on:
                self.add(layer, output.detach())

        return hook

    @contextmanager
    def watching(self, is_on):
        self.is_on = is_on
        try:
            yield
        finally:
            self.is_on = False

    def add(self, layer, output):
        if output.dim() == 4:
            if self.settings["shrinks"] and max(output.shape[2:]) > SHRUNK_SIDE:
                size = [min(length, SHRUNK_SIDE) for length in output.shape[2:]]
                output = F.interpolate(output, size, mode="nearest")
            output = output.permute(0, 2, 3, 1).flatten(0, 2)
        samples = output.double()
        count, mean, products = self.sums[layer]
        total = count + len(samples)
        own = samples.mean(0)
        samples, moved = samples - own, own - mean
        between = torch.outer(moved, moved) * (count * len(samples) / total)
        self.sums[layer] = (total, mean + moved * (len(samples) / total), products + samples.T @ samples + between)

    def reset(self):
        def create(*shape):
            return torch.zeros(shape, dtype=torch.float64, device=self.team.device)

        # A process that counts no picture of an epoch has sums all the same.
        self.sums = {layer: (0, create(width), create(width, width)) for layer, width in self.widths.items()}

    def read(self):
        """Of each layer: directions that keep the share delta of the variance, and the participation ratio."""
        found = []
        for layer in self.layers:
            count, mean, products = self.sums[layer["id"]]
            counts = self.team.add(torch.tensor(float(count), dtype=torch.float64, device=mean.device))
            middle = self.team.add(mean * count) / counts
            moved = mean - middle
            covariance = self.team.add(products + torch.outer(moved, moved) * count) / counts
            width = len(mean)
            noise = compute_rounding_variance(middle, self.terms[layer["id"]])
            dimension = count_directions(torch.linalg.eigvalsh(covariance), self.settings["delta"], noise)
            participation = compute_participation(covariance, noise)
            found.append(
                {
                    "layer": layer["id"],
                    "width": width,
                    "dimension": dimension,
                    "saturation": dimension / width,
                    "participation": participation / width,
                }
            )
        return found

    def close(self):
        for hook in self.hooks:
            hook.remove()


def find_width(module):
    """Channels or features of what a convolution or a dense layer puts out."""
    return module.out_features if isinstance(module, torch.nn.Linear) else module.out_channels


def count_terms(module):
    """Numbers that each output adds up: its weights, at most."""
    return sum(values.numel() for values in module.parameters()) / find_width(module)


def compute_rounding_variance(means, terms):
    """The variance of a channel, on average, below which a layer cannot be said to vary.

    An output adds up K numbers in single precision. Each addition rounds by at most u = 2^-24 of the sum so far, which
    is about as large as the output y in the end; K such errors, each for itself, have a variance of K (u y)^2. So much
    lies between outputs that are the same number, added up in other orders.
    """
    return terms * ROUNDING**2 * float((means**2).mean())


def count_directions(eigenvalues, delta, noise=0.0):
    """By delve's count; eigenvalues, the smallest first, that are no more than noise count as zero."""
    values = torch.where(eigenvalues > noise, eigenvalues, torch.zeros_like(eigenvalues)).flip(0)
    total = float(values.sum())
    if not total > noise * len(values):
        return 0
    shares = values.cumsum(0) / total
    below = shares[shares < delta]
    if len(below) == 0:
        return 1
    return len(below) + (1 if delta - float(below[-1]) > 0.02 else 0)


def compute_participation(covariance, noise=0.0):
    """From 1 to the width, or 0 without variance."""
    width, trace = len(covariance), float(covariance.trace())
    if not trace > noise * width:
        return 0.0
    return min(max(trace**2 / float((covariance**2).sum()), 1.0), float(width))


POOLED_SIDES = {"4x4": 4, "1x1": 1, "none": 2**30}


def pool_features(output, pooling):
    if output.dim() == 4:
        side = POOLED_SIDES[pooling]
        output = F.adaptive_avg_pool2d(output, [min(length, side) for length in output.shape[2:]])
    return output.flatten(1)


class Alone:
    """A team of one, for work that the first process does by itself."""

    size, rank, is_first = 1, 0, True


def collect_features(model, layer, loader, pooling, device):
    module = dict(model.named_modules())[layer["path"]]
    features, labels, latest = [], [], []
    hook = module.register_forward_hook(lambda _module, _inputs, output: latest.append(output))
    with torch.no_grad():
        for images, answers, _ in loader:
            model(images.to(device))
            features.append(pool_features(latest.pop(), pooling).float().cpu())
            labels.append(answers)
    hook.remove()
    return torch.cat(features), torch.cat(labels)


# Features that are nearly alike take hundreds of steps.
MOST_STEPS = 2000


def train_probe(train, test, classes, device):
    """Accuracy on both, of a regression that was trained on the first, and whether that has come to its best."""
    (features, labels), (others, answers) = train, test
    mean, deviation = features.double().mean(0), features.double().std(0, unbiased=False)
    factor = torch.where(deviation > 1e-9, 1 / deviation, torch.zeros_like(deviation))
    scale = lambda values: ((values.double() - mean) * factor).float().to(device)
    features, others, labels, answers = scale(features), scale(others), labels.to(device), answers.to(device)
    weight = torch.zeros(features.shape[1], classes, device=device, requires_grad=True)
    bias = torch.zeros(classes, device=device, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [weight, bias],
        max_iter=MOST_STEPS,
        history_size=40,
        tolerance_grad=min(1e-4, 0.1 / len(labels)),
        tolerance_change=1e-9,
        line_search_fn="strong_wolfe",
    )

    def close():
        optimizer.zero_grad()
        penalty = (weight**2).sum() / 2 / len(labels)
        loss = F.cross_entropy(features @ weight + bias, labels) + penalty
        loss.backward()
        return loss

    optimizer.step(close)
    with torch.no_grad():
        score = lambda values, wanted: float(((values @ weight + bias).argmax(1) == wanted).float().mean())
        is_settled = optimizer.state[weight]["n_iter"] < MOST_STEPS
        return score(features, labels), score(others, answers), is_settled


def train_probes(model, layers, sets, settings, device):
    model.eval()
    found = []
    for layer in layers:
        if not layer["isMeasured"]:
            continue
        train, test = (
            collect_features(
                model, layer, sets.first(which, settings[f"{which}Count"], Alone), settings["pooling"], device
            )
            for which in ("train", "test")
        )
        train_accuracy, test_accuracy, is_settled = train_probe(train, test, len(sets.class_names), device)
        found.append(
            {
                "layer": layer["id"],
                "trainAccuracy": train_accuracy,
                "testAccuracy": test_accuracy,
                "trainCount": len(train[1]),
                "testCount": len(test[1]),
                **({} if is_settled else {"isSettled": False}),
            }
        )
        print(f"probe {layer['id']}  train {100 * train_accuracy:.2f} %  test {100 * test_accuracy:.2f} %", flush=True)
    return found
`;
