"""Feeds outputs of a convolution to measure.py, whose folder is the first argument, and prints what it makes of them.

Standard input has a line of JSON for each layer: its width, and batches of values, pixel by pixel of 4x4 maps. Each is
measured alone, and by two that share its batches and read together, as the processes of torchrun do.
"""

import json
import sys
import threading

sys.path.insert(0, sys.argv[1])

import torch

from measure import SaturationMeter

SETTINGS = {"shrinks": False, "delta": 0.99}


class Team:
    """Threads in place of processes."""

    device = torch.device("cpu")

    def __init__(self, size):
        self.barrier = threading.Barrier(size, timeout=60)
        self.said = []

    def add(self, tensor):
        self.barrier.wait()
        self.said.append(tensor)
        self.barrier.wait()
        total = sum(self.said)
        if self.barrier.wait() == 0:
            self.said = []
        self.barrier.wait()
        return total


def measure(width, batches, size):
    team, found = Team(size), []

    def work(rank):
        model = torch.nn.Sequential(torch.nn.Conv2d(3, width, 3, padding=1))
        meter = SaturationMeter(model, [{"id": "conv", "path": "0", "isMeasured": True}], SETTINGS, team)
        for values in batches[rank::size]:
            meter.add("conv", torch.tensor(values).view(-1, 4, 4, width).permute(0, 3, 1, 2))
        found.append(meter.read()[0])

    threads = [threading.Thread(target=work, args=(rank,)) for rank in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


for line in sys.stdin:
    layer = json.loads(line)
    print(json.dumps([measure(layer["width"], layer["batches"], size) for size in (1, 2)]))
