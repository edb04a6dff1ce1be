/** @file `data.py` of a training project: pictures in batches, cut, mirrored and normalised as Fovea does. */

/** The source. */
export const dataSource = `"""Batches for one process or many out of the pictures that reading.py opens."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, Sampler

from reading import Packed, fetch, open_pictures

# Mean and deviation as the papers and Fovea have them. The deviations are not those over all pixels, which are larger:
# with others, weights of one would see the pictures of the other in another contrast.
CIFAR10_COLOURS = (0.4914, 0.4822, 0.4465), (0.2023, 0.1994, 0.2010)


def measure_colours(pictures, kind):
    """Mean and deviation of each channel, for values from 0 to 1."""
    if kind == "symmetric":
        return torch.full((3,), 0.5), torch.full((3,), 0.5)
    if kind == "unit":
        return torch.zeros(3), torch.ones(3)
    if isinstance(pictures, Packed):
        mean, deviation = CIFAR10_COLOURS
        return torch.tensor(mean), torch.tensor(deviation)
    count, sums, squares = 0, 0, 0
    step = max(1, len(pictures) // 20_000)
    for index in range(0, len(pictures), step):
        values = pictures[index][0].double() / 255
        count += values[0].numel()
        sums = sums + values.sum((1, 2))
        squares = squares + (values**2).sum((1, 2))
    mean = sums / count
    deviation = (squares / count - mean**2).clamp(min=1e-12).sqrt()
    return mean.float(), deviation.float()


class Prepared(Dataset):
    """Pictures as numbers; an entry is (place, whether it counts, the epoch or None)."""

    def __init__(self, pictures, colours, size, augmentation, seed):
        self.pictures, self.size, self.augmentation, self.seed = pictures, size, augmentation, seed
        self.mean, self.deviation = (item.view(-1, 1, 1) for item in colours)

    def __getitem__(self, entry):
        index, counts, epoch = entry
        pixels, label = self.pictures[index]
        if epoch is not None:
            pixels = self.change(pixels, torch.Generator().manual_seed(hash((self.seed, epoch, index)) % 2**63))
        values = (pixels.float() / 255 - self.mean) / self.deviation
        if tuple(values.shape[1:]) != tuple(self.size):
            values = F.interpolate(values[None], self.size, mode="bilinear", align_corners=False)[0]
        return values, label, counts

    def change(self, pixels, random):
        padding = self.augmentation["cropPadding"]
        if padding > 0:
            height, width = pixels.shape[1:]
            top, left = torch.randint(2 * padding + 1, (2,), generator=random).tolist()
            pixels = F.pad(pixels, (padding,) * 4)[:, top : top + height, left : left + width]
        if self.augmentation["flip"] and torch.rand((), generator=random) < 0.5:
            pixels = pixels.flip(2)
        return pixels


class Share(Sampler):
    """The pictures of one process: batches are cut out of those of all.

    With \`fills\` all processes get the same number of pictures of a batch: what fills up does not count. Without it a
    last batch that has not two pictures for each goes whole to all of them, and counts for the first.
    """

    def __init__(self, order, batch, team, epoch, fills):
        self.entries = []
        for start in range(0, len(order), batch):
            whole = order[start : start + batch]
            if not fills and len(whole) < min(batch, 2 * team.size):
                self.entries.append([(index, int(team.is_first), epoch) for index in whole])
                continue
            counts = [1] * len(whole)
            if fills:
                missing = -len(whole) % team.size
                whole, counts = whole + whole[:1] * missing, counts + [0] * missing
            mine = [(index, count, epoch) for index, count in zip(whole, counts)][team.rank :: team.size]
            self.entries.append(mine)

    def __iter__(self):
        return iter(self.entries)

    def __len__(self):
        return len(self.entries)


class Sets:
    def __init__(self, train, test, image, recipe, team, workers, colours):
        self.pictures, self.test_pictures = train, test
        self.class_names = list(train.class_names)
        self.recipe, self.team, self.workers = recipe, team, workers
        limit = recipe["subset"]
        self.train_count = len(train) if limit is None else min(limit, len(train))
        self.test_count = len(test)
        # The first ones of these are of all classes: probes, and training on a part, look at no others.
        self.orders = {"train": train.mix(recipe["seed"]), "test": test.mix(recipe["seed"])}
        self.batch = recipe["batchSize"]
        # A last batch of one picture has no variance to normalise with.
        whole, rest = divmod(self.train_count, self.batch)
        self.steps_per_epoch = max(1, whole + (1 if rest > 1 else 0))
        self.size = (image["height"], image["width"])
        self.colours = colours or measure_colours(train, recipe["normalization"])

    def load(self, pictures, order, batch, epoch=None, fills=False, team=None):
        augmentation = self.recipe["augmentation"]
        prepared = Prepared(pictures, self.colours, self.size, augmentation, self.recipe["seed"])
        sampler = Share(order, batch, team or self.team, epoch, fills)
        return DataLoader(prepared, batch_sampler=sampler, num_workers=self.workers)

    def train(self, epoch):
        random = torch.Generator().manual_seed(self.recipe["seed"] * 100_003 + epoch)
        used = self.orders["train"][: self.train_count]
        order = [used[place] for place in torch.randperm(self.train_count, generator=random).tolist()]
        whole = self.steps_per_epoch * self.batch
        return self.load(self.pictures, order[:whole], self.batch, epoch=epoch)

    def test(self):
        return self.load(self.test_pictures, list(range(self.test_count)), 8 * self.batch, fills=True)

    def first(self, which, count, alone):
        """Some pictures of a set as they are, for one process; those that are trained on come first."""
        pictures = self.pictures if which == "train" else self.test_pictures
        return self.load(pictures, self.orders[which][:count], 256, team=alone)


def check_batch(batch, team):
    """Batch norm has no variance where a process gets one picture."""
    least = 2 * team.size
    if team.size > 1 and batch < least:
        raise SystemExit(
            f"A batch of {batch} pictures is too small for {team.size} processes: each needs two, which makes {least}. "
            f"Start at most {max(1, batch // 2)} of them, or set batchSize in project.json to {least} or more."
        )


def open_sets(path, image, recipe, team, workers, colours=None):
    """The pictures of a path. Without colours, a mean and a deviation of each channel, these are measured."""
    check_batch(recipe["batchSize"], team)
    path = Path(path)
    # What has to be fetched is fetched once, and all end alike where it cannot be.
    problems = team.gather(fetch(path) if team.is_first else [])
    if problems:
        raise SystemExit(problems[0])
    # Own pictures are shrunk first, as on the page, and get the network's size when they are cut and mirrored.
    side = recipe.get("side")
    size = (image["height"], image["width"]) if side is None else (side, side)
    train, test = open_pictures(path, size, team, workers)
    return Sets(train, test, image, recipe, team, workers, colours)
`;
