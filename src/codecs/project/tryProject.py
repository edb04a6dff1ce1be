"""Tries a training project, whose folder is the first argument, on tiny data that it makes itself.

Runs train.py as one process and, by torchrun, as two that talk over gloo; then once more from the weights of the first;
and on folders of pictures, with batches that two processes cannot halve. Prints the results as JSON, and what the
project's parts make of questions: the eigenvalues on standard input, small sets, rates, what people get wrong.
"""

import contextlib
import io
import json
import os
import sys
import tarfile
from pathlib import Path

import numpy as np
from projectRuns import run_project, write_archive

root = Path(sys.argv[1])


def write_pictures(path):
    from PIL import Image

    random = np.random.default_rng(2)
    for part, counts in (("train", (8, 9)), ("val", (3, 3)), ("test", (1, 1))):
        for name, count in zip(("cats", "dogs"), counts):
            folder = path / part / name
            folder.mkdir(parents=True)
            for index in range(count):
                Image.fromarray(random.integers(0, 256, (20, 30, 3), dtype=np.uint8)).save(folder / f"{index}.png")
    (path / "train/cats/broken.png").write_bytes(b"no picture")
    (path / "train/cats/.hidden.png").write_bytes(b"no picture")


def write_sorted(path):
    """Five classes of 24 pictures, for training and for testing; each picture has the grey of its number."""
    from PIL import Image

    for part in ("train", "test"):
        for label in range(5):
            folder = path / part / f"class {label}"
            folder.mkdir(parents=True)
            for index in range(24):
                Image.new("RGB", (4, 4), (24 * label + index,) * 3).save(folder / f"{index:02}.png")


def ask_sets(path, image, recipe):
    """The labels of the first 20 pictures for probes, and the greys of those that are trained and tested on."""
    import data

    class Alone:
        size, rank, is_first = 1, 0, True

        @staticmethod
        def gather(values):
            return values

    colours = {**recipe, "normalization": "unit", "augmentation": {"cropPadding": 0, "flip": False}}

    def look(**changes):
        sets = data.open_sets(path, image, {**colours, **changes}, Alone, 0)
        greys = lambda loader: [round(255 * float(value)) for images, _, _ in loader for value in images[:, 0, 0, 0]]
        return {
            "first": {
                which: [int(label) for _, labels, _ in sets.first(which, 20, Alone) for label in labels]
                for which in ("train", "test")
            },
            "probed": greys(sets.first("train", 20, Alone)),
            "trained": greys(sets.train(0)),
            "tested": greys(sets.test()),
            "steps": sets.steps_per_epoch,
        }

    return [look(), look(), look(seed=recipe["seed"] + 1), look(subset=21)]


def ask_side(path, recipe):
    """Rows of pictures of 8 x 4 pixels that are made squares of 4, and enlarged to 8 x 8, to test and to train on."""
    import data
    from PIL import Image
    from measure import Alone

    Alone.gather = staticmethod(lambda values: values)
    columns = np.array([200, 200, 10, 20, 30, 40, 200, 200], np.uint8)
    for part in ("train", "val"):
        for name in ("a", "b"):
            (path / part / name).mkdir(parents=True)
            for index in range(8):
                Image.fromarray(np.tile(columns, (4, 1))).save(path / part / name / f"{index}.png")
    own = {"normalization": "unit", "augmentation": {"cropPadding": 1, "flip": False}, "batchSize": 8, "side": 4}
    sets = data.open_sets(path, {"height": 8, "width": 8}, {**recipe, **own}, Alone, 0)
    rows = lambda loader: [
        [round(255 * value, 3) for value in picture[0, 3].tolist()] for images, _, _ in loader for picture in images
    ]
    return {"tested": rows(sets.test()), "trained": rows(sets.train(0))}


def ask_layout(path):
    """What comes of Tiny ImageNet's layout, and of a class that is there to test on only."""
    import reading
    from PIL import Image

    class Alone:
        size, rank, is_first = 1, 0, True

        @staticmethod
        def gather(values):
            return values

    outer, path = path, path / "tiny-imagenet-200"

    def write(name, grey):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 4), (grey,) * 3).save(path / name)

    for index, name in enumerate(("n03", "n01", "n02")):
        write(f"train/{name}/images/{name}_0.png", 10 * index)
    for index in range(4):
        write(f"val/images/val_{index}.png", 100 + index)
    write("test/images/test_0.png", 200)
    (path / "val/val_annotations.txt").write_text(
        "val_0.png\tn02\t0\t0\t3\t3\nval_1.png\tn01\t0\t0\t3\t3\nval_2.png\tn03\t0\t0\t3\t3\nval_3.png\tn09\t0\t0\t3\t3\n"
    )
    (path / "words.txt").write_text("n01\tcrane, bird\nn02\tcrane, machine\nn09\tnever\n")
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        train, test = reading.open_pictures(outer, (4, 4), Alone, 0)
    greys = lambda pictures: [[int(pixels[0, 0, 0]), label] for pixels, label in map(pictures.__getitem__, range(len(pictures)))]
    return {"names": train.class_names, "train": greys(train), "test": greys(test), "told": shown.getvalue()}


def ask_sizes():
    """Sizes of folders' pictures that are brought to 49 x 7 from sides that divide badly."""
    import reading
    from PIL import Image

    path = root / "odd.png"
    sizes = set()
    for side in range(1, 200):
        Image.new("RGB", (side, 3 * side % 101 + 1)).save(path)
        sizes.add(tuple(reading.Folder([(path, 0)], ["a"], (49, 7))[0][0].shape))
    return sorted(sizes)


def ask_rates():
    """One-cycle whose summit is the first of ten steps."""
    from recipe import compute_rate

    recipe = {"learningRate": 0.4, "schedule": {"kind": "one-cycle", "warmupShare": 0.1}}
    return [compute_rate(recipe, 2, step, 5) for step in range(10)]


def ask_evaluation():
    """Five pictures of two classes, and a network with three answers."""
    import loop
    import torch
    from team import Team

    class Net(torch.nn.Module):
        def forward(self, answers):
            return torch.eye(3)[answers]

    batches = [(torch.tensor([0, 2, 1, 0, 2]), torch.tensor([0, 0, 1, 1, 1]), torch.ones(5))]

    def evaluate(net, is_soft):
        score, confusion = loop.evaluate(net, batches, 2, {"classes": 3, "endsInSoftmax": is_soft}, Team())
        return {"loss": round(score["loss"], 4), "accuracy": score["accuracy"], "confusion": confusion}

    return [evaluate(Net(), False), evaluate(torch.nn.Sequential(Net(), torch.nn.Softmax(1)), True)]


def ask_plain_step():
    """A step from 1 along a gradient of 0.5, with Nesterov on and no momentum."""
    import torch
    from recipe import create_optimizer

    model = torch.nn.Linear(1, 1, bias=False)
    optimizer = create_optimizer(
        model, {"kind": "sgd", "momentum": 0, "nesterov": True, "weightDecay": 0.01}
    )
    optimizer.param_groups[0]["lr"] = 0.1
    with torch.no_grad():
        model.weight.fill_(1)
    model.weight.grad = torch.full((1, 1), 0.5)
    optimizer.step()
    return float(model.weight)


def ask_opened(path):
    """Rows of pixels of pictures that hold more than colours."""
    import reading
    from PIL import Image

    greys = Image.fromarray(np.array([[10, 20], [30, 40]], np.uint8))
    turned = Image.Exif()
    # The right side of what is stored is to be looked at as the bottom.
    turned[0x0112] = 6
    greys.save(path / "turned.png", exif=turned)
    clear = Image.fromarray(np.array([[[9, 0, 0, 0], [0, 51, 255, 51]]], np.uint8), "RGBA")
    clear.save(path / "clear.png")
    greys.save(path / "keyed.png", transparency=20)
    Image.fromarray(np.array([[0, 257 * 77, 65535]], np.uint16)).save(path / "deep.png")
    names = ["turned", "clear", "keyed", "deep"]
    return {name: np.asarray(reading.open_picture(path / f"{name}.png")).tolist() for name in names}


def tell_otherwise(name, told):
    """The weights of the first run in a file whose header has these texts, or none."""
    content = (root / "one/weights.safetensors").read_bytes()
    end = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:end])
    header.pop("__metadata__", None)
    text = json.dumps({**header, **({"__metadata__": told} if told else {})}).encode()
    (root / name).write_bytes(len(text).to_bytes(8, "little") + text + content[end:])
    return str(root / name)


def ask_scales(archive, image):
    """What runs normalise pictures with, from weights and from nothing, and what becomes of a picture."""
    import data
    import torch
    import train

    told = {"pixel_mean": "[0.5, 0.25, 0.4375]", "pixel_deviation": "[0.25, 0.5, 2]"}
    stating, silent = tell_otherwise("stating.safetensors", told), tell_otherwise("silent.safetensors", None)
    came = {"mean": [0.5, 0.5, 0.25], "deviation": [1, 2, 3]}
    path = root / "training/project.json"
    before = path.read_text()

    def start(*more):
        out = ["--out", str(root / "scales"), "--workers", "0", "--no-probes", "--steps", "1"]
        sys.argv = ["train.py", "--data", str(archive), *out, *more]
        with contextlib.redirect_stdout(io.StringIO()):
            train.main()
        return json.loads((root / "scales/results.json").read_text())["results"]

    scales = {"unknown": start("--weights", silent)["pixelScale"]}
    path.write_text(json.dumps({**json.loads(before), "pixelScale": came}))
    scales["file"] = start("--weights", stating)["pixelScale"]
    scales["project"] = start("--weights", silent)["pixelScale"]
    scales["nothing"] = start()["pixelScale"]
    # A step of no length, by a recipe with other numbers: what is tested is what the first run has come to.
    change_recipe(learningRate=0, normalization="unit")
    evaluated = start("--weights", str(root / "one/weights.safetensors"))["epochs"][-1]["test"]
    path.write_text(before)

    class Alone:
        size, rank, is_first = 1, 0, True

        @staticmethod
        def gather(values):
            return values

    colours = torch.tensor([0.5, 0.25, 0.4375]), torch.tensor([0.25, 0.5, 2])
    sets = data.open_sets(root / "sorted", image, json.loads(before)["recipe"], Alone, 0, colours)
    # All of it in the grey 51: a fifth of 255.
    picture = torch.cat([images for images, _, _ in sets.test()])[51]
    return {"scales": scales, "evaluated": evaluated, "picture": picture[:, 0, 0].tolist()}


def ask_refusals(archive):
    """The sentences that runs end with."""
    import shutil
    import zipfile

    import data
    import torch
    import train

    pictures = root / "pictures"
    (root / "empty").mkdir()
    write_archive(root / "few.tar.gz", classes=4)
    # Nothing is listening there: to fetch fails at once, with a network or without.
    os.environ.update(http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    others = shutil.copytree(pictures, root / "other classes")
    (others / "val/cats").rename(others / "val/birds")
    rotten = shutil.copytree(pictures, root / "rotten")
    (rotten / "train/dogs/1.png").write_bytes((pictures / "train/dogs/1.png").read_bytes()[:200])
    with zipfile.ZipFile(root / "pictures.zip", "w") as file:
        file.write(pictures / "train/dogs/1.png")
    with tarfile.open(root / "python.tar.gz", "w:gz") as file:
        file.add(pictures / "train/dogs/1.png", "cifar-10-batches-py/data_batch_1")
    torch.save({"weight": torch.zeros(3)}, root / "model.pt")
    content = (root / "one/weights.safetensors").read_bytes()
    (root / "short.safetensors").write_bytes(content[:-20])
    (root / "tiny.safetensors").write_bytes(content[:5])
    flat = tell_otherwise("flat.safetensors", {"pixel_mean": "[0, 0, 0]", "pixel_deviation": "[1, 1, 0]"})

    def start(path, *more):
        sys.argv = ["train.py", "--data", str(path), "--workers", "0", "--out", str(root / "none"), "--no-probes", *more]
        shown = io.StringIO()
        try:
            with contextlib.redirect_stdout(shown):
                train.main()
        except SystemExit as end:
            return str(end.code).replace(str(root), "...")
        return None

    class Pair:
        size, rank, is_first = 2, 0, True

    def share(batch):
        try:
            data.check_batch(batch, Pair)
        except SystemExit as end:
            return str(end.code)
        return None

    told = {
        "absent": start(root / "nowhere"),
        "unfetched": start(root / "empty"),
        "noTrain": start(pictures / "train"),
        "otherClasses": start(others),
        "rotten": start(rotten),
        "zip": start(root / "pictures.zip"),
        "python": start(root / "python.tar.gz"),
        "fewClasses": start(root / "few.tar.gz"),
        "absentWeights": start(archive, "--weights", str(root / "nowhere.safetensors")),
        "otherWeights": start(archive, "--weights", str(root / "model.pt")),
        "shortWeights": start(archive, "--weights", str(root / "short.safetensors")),
        "tinyWeights": start(archive, "--weights", str(root / "tiny.safetensors")),
        "flatWeights": start(archive, "--weights", flat),
        "smallBatch": share(3),
        "fairBatch": share(4),
        "hasMade": [name for name in ("nowhere", "none") if (root / name).exists()],
    }
    # One step that is far too long: the loss before it is a number, and the one after it is not.
    change_recipe(learningRate=1e38)
    return {**told, "diverged": start(archive, "--steps", "1"), "hasResults": (root / "none/results.json").exists()}


def change_recipe(**changes):
    path = root / "training/project.json"
    project = json.loads(path.read_text())
    project["recipe"].update(changes)
    path.write_text(json.dumps(project))
    return project


def run(processes, out, *more):
    done = run_project(root / "training", processes, "--out", str(root / out), *more)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return json.loads((root / out / "results.json").read_text())


def main():
    archive = root / "cifar-10-binary.tar.gz"
    write_archive(archive)
    write_pictures(root / "pictures")
    data = ["--data", str(archive)]
    results = {
        "one": run(1, "one", *data),
        "two": run(2, "two", *data),
        "again": run(1, "again", *data, "--weights", str(root / "one/weights.safetensors"), "--steps", "1"),
    }
    # 17 pictures: two batches of 7, which two processes share as 4 and 3, and one of 3.
    project = change_recipe(batchSize=7)
    folder = ["--data", str(root / "pictures"), "--epochs", "1", "--no-probes"]
    results["folder"] = run(1, "folder", *folder)
    results["folderTwo"] = run(2, "folder two", *folder)
    sys.path.insert(0, str(root / "training"))
    import data
    import reading
    import torch
    from measure import count_directions

    lists = json.load(sys.stdin)
    results["directions"] = [count_directions(torch.tensor(sorted(values)).double(), 0.99) for values in lists]
    write_sorted(root / "sorted")
    results["sets"] = ask_sets(root / "sorted", project["image"], {**project["recipe"], "batchSize": 20})
    results["colours"] = [values.tolist() for values in data.measure_colours(reading.open_cifar10(archive)[0], "standard")]
    results["scales"] = ask_scales(archive, project["image"])
    results["side"] = ask_side(root / "side", project["recipe"])
    results["layout"] = ask_layout(root / "tiny")
    results["sizes"] = ask_sizes()
    results["rates"] = ask_rates()
    results["evaluation"] = ask_evaluation()
    results["plainStep"] = ask_plain_step()
    results["opened"] = ask_opened(root)
    results["refusals"] = ask_refusals(archive)
    json.dump(results, sys.stdout)


main()
