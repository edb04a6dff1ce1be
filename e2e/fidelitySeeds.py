"""The recipe of the reference run in PyTorch, for further seeds: an epoch a line, as JSON.

Usage: /usr/bin/python3 fidelitySeeds.py 11,12 >> fidelitySeeds.jsonl
vgg16_quarter on ../shared/data's 10 000 pictures: batches of 64, Adam 1e-3, random crops with padding 4 and flips, the
paper's mean and deviation; saturation of every convolution over the epoch, 99 %, delve's count.
"""

import json
import os
import sys
import tarfile

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

here = os.path.dirname(os.path.abspath(__file__))
shared = os.path.join(here, "../../shared")
sys.path.insert(0, os.path.join(shared, "bench"))
from torch_step import vgg16_quarter  # noqa: E402

MEAN = torch.tensor([0.4914, 0.4822, 0.4465]).view(3, 1, 1)
DEVIATION = torch.tensor([0.2023, 0.1994, 0.2010]).view(3, 1, 1)
PADDING, BATCH, EPOCHS, DELTA = 4, 64, 10, 0.99


def read(archive, name):
    records = np.frombuffer(archive.extractfile(f"cifar-10-batches-bin/{name}").read(), np.uint8).reshape(-1, 3073)
    pixels = torch.from_numpy(records[:, 1:].copy()).view(-1, 3, 32, 32)
    return pixels, torch.from_numpy(records[:, 0].astype(np.int64))


def normalize(pixels):
    return (pixels.float() / 255 - MEAN) / DEVIATION


def cut(padded):
    """A piece of 32x32 of each picture, half of them mirrored."""
    count, columns = len(padded), torch.arange(32)
    top, left = torch.randint(0, 2 * PADDING + 1, (2, count))
    mirrored = torch.rand(count) < 0.5
    across = left[:, None] + torch.where(mirrored[:, None], columns.flip(0), columns)
    down = top[:, None] + columns
    pictures = torch.arange(count)[:, None, None, None]
    return padded[pictures, torch.arange(3)[:, None, None], down[:, None, :, None], across[:, None, None, :]]


def count_directions(covariance):
    values = torch.linalg.eigvalsh(covariance).clamp(min=0).flip(0)
    shares = values.cumsum(0) / values.sum()
    below = shares[shares < DELTA]
    if len(below) == 0:
        return 1
    return len(below) + (1 if DELTA - below[-1].item() > 0.02 else 0)


def train(seed, train_set, test_set):
    torch.manual_seed(seed)
    model = vgg16_quarter()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    sums = {}

    def watch(module, _inputs, output):
        if not module.training:
            return
        rows = output.detach().permute(1, 0, 2, 3).flatten(1)
        count, total, products = sums.get(module, (0, 0, 0))
        sums[module] = (count + rows.shape[1], total + rows.sum(1).double(), products + (rows @ rows.T).double())

    convolutions = [module for module in model.modules() if isinstance(module, nn.Conv2d)]
    for convolution in convolutions:
        convolution.register_forward_hook(watch)
    padded, labels = F.pad(train_set[0], (PADDING,) * 4), train_set[1]
    for epoch in range(1, EPOCHS + 1):
        model.train()
        sums.clear()
        loss_sum = 0
        for chosen in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(normalize(cut(padded[chosen]))), labels[chosen])
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(chosen)
        saturation = []
        for convolution in convolutions:
            count, total, products = sums[convolution]
            mean = total / count
            saturation.append(count_directions(products / count - torch.outer(mean, mean)) / len(mean))
        model.eval()
        with torch.no_grad():
            answers = torch.cat([model(normalize(part)).argmax(1) for part in test_set[0].split(500)])
        line = {"seed": seed, "epoch": epoch, "loss": round(loss_sum / len(labels), 3)}
        line["testAcc"] = (answers == test_set[1]).float().mean().item()
        line["saturation"] = [round(value, 4) for value in saturation]
        print(json.dumps(line), flush=True)


def main():
    torch.set_num_threads(1)
    with tarfile.open(os.path.join(shared, "data/cifar-10-subset-binary.tar.gz")) as archive:
        sets = [read(archive, name) for name in ("data_batch_1.bin", "test_batch.bin")]
    for seed in sys.argv[1].split(","):
        train(int(seed), *sets)


main()
