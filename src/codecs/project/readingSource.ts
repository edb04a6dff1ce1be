/** @file `reading.py` of a training project: CIFAR10 and folders of pictures, taken as Fovea takes them. */

/** The source. */
export const readingSource = `"""Pictures for training: CIFAR10 from its official files, or a folder of pictures for each class.

A folder holds train/ and val/ or test/, and each of these a folder for each class; where there are both, val/ is
tested on. Tiny ImageNet as it is unpacked says in val/val_annotations.txt of which class the pictures in val/ are. CIFAR10
is given as its archive cifar-10-binary.tar.gz, as the folder cifar-10-batches-bin, or as a folder
into which torchvision has put it or, as long as it is empty, may put it.
"""

import os
import re
import tarfile
import zlib
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

CIFAR10_CLASSES = "airplane automobile bird cat deer dog frog horse ship truck".split()
TRAIN_FILES = [f"data_batch_{number}.bin" for number in range(1, 6)]
TEST_FILE = "test_batch.bin"
# A label, and the red, green and blue planes of 32 x 32 pixels.
RECORD_BYTES = 1 + 3 * 32 * 32
# What torchvision fetches, and what it makes of that.
TORCHVISION_NAMES = {"cifar-10-python.tar.gz", "cifar-10-batches-py"}

PARTS = {
    "train": r"train(ing)?([-_ ]?(set|data))?",
    "validation": r"val(id|idation)?([-_ ]?(set|data))?",
    "test": r"test(ing)?([-_ ]?(set|data))?",
}
# What Fovea takes, and what is opened here besides.
ENDINGS = set(".jpg .jpeg .jpe .jfif .pjpeg .pjpg .pjp .png .apng .gif .webp .bmp .avif .ppm .pgm .tif .tiff".split())
# Up to this part of a set may be left out.
MOST_BROKEN = 0.1

TAKEN = (
    "--data takes CIFAR10's archive cifar-10-binary.tar.gz, its folder, or a folder with train and val or test, "
    "each with a folder of pictures for each class. To have CIFAR10 fetched, make an empty folder and name that."
)


class Packed:
    """CIFAR10's pictures in memory: bytes [count, channels, height, width] and labels."""

    def __init__(self, pixels, labels, class_names):
        self.pixels, self.labels, self.class_names = pixels, labels, class_names

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return torch.from_numpy(self.pixels[index]), int(self.labels[index])

    def mix(self, seed):
        """The files have the classes mixed: their order is kept, as Fovea keeps it."""
        return list(range(len(self)))


def open_picture(file):
    """Red, green and blue as a browser shows them: the way the camera was held, on white, 8 bits each."""
    # Needed for folders only; open_folders has seen that it is there.
    from PIL import Image, ImageOps

    with Image.open(file) as opened:
        picture = ImageOps.exif_transpose(opened)
        if picture.mode.startswith("I"):
            grey = np.clip(np.asarray(picture) / 257, 0, 255).round().astype(np.uint8)
            return Image.fromarray(grey).convert("RGB")
        if "A" in picture.getbands() or "transparency" in picture.info:
            picture = picture.convert("RGBA")
            picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
        return picture.convert("RGB")


class Folder:
    """Pictures on the disk, pairs of file and label; read when they are wanted."""

    def __init__(self, items, class_names, size):
        self.items, self.class_names, self.size = items, class_names, size

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        file, label = self.items[index]
        picture = open_picture(file)
        # The largest part around the middle that has the wanted shape, brought to the wanted size.
        height, width = self.size
        scale = min(picture.height / height, picture.width / width)
        # Rounding must not lead out of the picture.
        tall, wide = min(scale * height, picture.height), min(scale * width, picture.width)
        left, top = (picture.width - wide) / 2, (picture.height - tall) / 2
        part = (left, top, left + wide, top + tall)
        pixels = np.asarray(picture.resize((width, height), box=part))
        return torch.from_numpy(pixels.copy()).permute(2, 0, 1), label

    def mix(self, seed):
        """Places in an order of the seed: on the disk the pictures lie class by class."""
        return torch.randperm(len(self), generator=torch.Generator().manual_seed(seed)).tolist()


def read_archive(path):
    """The .bin files of an archive by their names."""
    try:
        with tarfile.open(path) as archive:
            members = [(Path(member.name).name, member) for member in archive if member.isfile()]
            return {name: archive.extractfile(member).read() for name, member in members if name.endswith(".bin")}
    except (tarfile.TarError, EOFError, OSError, zlib.error):
        raise SystemExit(
            f"{path} is no .tar.gz archive, or is damaged. CIFAR10's is called cifar-10-binary.tar.gz and has "
            "170 MB; pictures of your own are given as a folder."
        )


def parse_records(files, names, path):
    for name in names:
        if len(files[name]) == 0 or len(files[name]) % RECORD_BYTES != 0:
            raise SystemExit(f"{name} in {path} is not made of whole records of a label and a picture.")
    records = np.frombuffer(b"".join(files[name] for name in names), dtype=np.uint8).reshape(-1, RECORD_BYTES)
    if records[:, 0].max() >= len(CIFAR10_CLASSES):
        raise SystemExit(f"{path} holds a label that belongs to no class of CIFAR10.")
    return Packed(records[:, 1:].reshape(-1, 3, 32, 32).copy(), records[:, 0].copy(), CIFAR10_CLASSES)


def parse_files(files, path):
    """Training and test pictures. A part of the training files will do: such sets are made for trying out."""
    train = [name for name in TRAIN_FILES if name in files]
    missing = [name for name in (TRAIN_FILES[:1] if not train else []) + [TEST_FILE] if name not in files]
    if missing:
        raise SystemExit(
            f"{path} has no {' and no '.join(missing)}. CIFAR10 is wanted in its binary version, cifar-10-binary.tar.gz."
        )
    learnt = parse_records(files, train, path)
    missing = [name for label, name in enumerate(CIFAR10_CLASSES) if label not in learnt.labels]
    if missing:
        raise SystemExit(f"{path} has no picture to train on for {list_names(missing)}.")
    return learnt, parse_records(files, [TEST_FILE], path)


def open_cifar10(path):
    """Training and test pictures; None where this is not CIFAR10."""
    if path.is_file():
        return parse_files(read_archive(path), path)
    for folder in (path, path / "cifar-10-batches-bin"):
        if (folder / TEST_FILE).exists():
            return parse_files({file.name: file.read_bytes() for file in folder.glob("*.bin")}, folder)
    if not (path / "cifar-10-batches-py").exists():
        return None
    from torchvision.datasets import CIFAR10

    def read(is_train):
        try:
            found = CIFAR10(str(path), train=is_train)
        except (RuntimeError, OSError) as error:
            raise SystemExit(f"CIFAR10 cannot be read from {path}: {error}")
        pixels = np.ascontiguousarray(found.data.transpose(0, 3, 1, 2))
        return Packed(pixels, np.array(found.targets), CIFAR10_CLASSES)

    return read(True), read(False)


def fetch(path):
    """Has torchvision fetch CIFAR10 into a folder with nothing else in it; a list of what went wrong."""
    if not path.is_dir() or any(
        child.name not in TORCHVISION_NAMES and not child.name.startswith(".") for child in path.iterdir()
    ):
        return []
    from torchvision.datasets import CIFAR10

    try:
        CIFAR10(str(path), download=True)
    except (RuntimeError, OSError) as error:
        return [
            f"CIFAR10 could not be fetched into {path}: {error}. Get cifar-10-binary.tar.gz by yourself and give it "
            "as --data."
        ]
    return []


def is_shown(name):
    """Whether a file or folder is neither hidden nor added by macOS."""
    return not name.startswith(".") and name != "__MACOSX"


def read_pairs(file):
    """The first two fields of each line of a text file; none where there is no such file."""
    if not file.is_file():
        return {}
    lines = [line.split("\\t") for line in file.read_text(encoding="utf-8", errors="replace").split("\\n")]
    return {fields[0]: fields[1] for fields in lines if len(fields) > 1}


def list_classes(folders, listed):
    """The pictures of each class: that of a list by their names, else the folder. One without pictures is no class."""
    classes = {}
    for folder in folders:
        for place, _, names in os.walk(folder, followlinks=True):
            inner = Path(place).relative_to(folder).parts
            if not all(map(is_shown, inner)):
                continue
            for name in names:
                label = listed.get(name, inner[0] if inner else None)
                if label and is_shown(name) and os.path.splitext(name)[1].lower() in ENDINGS:
                    classes.setdefault(label, []).append(os.path.join(place, name))
    return {name: sorted(classes[name]) for name in sorted(classes)}


def call_classes(names, words):
    """What classes are called: by the first of their words where there are any, and no two alike."""
    called = []
    for name in names:
        word = words[name].split(",")[0] if name in words else name
        free, number = word, 1
        while free in called:
            number += 1
            free = f"{word}, {number}"
        called.append(free)
    return called


def list_names(names):
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown


def leave_out_untrained(train, test, team):
    """The pictures to test on without those of classes that are not trained; each that is trained needs some."""
    missing = [name for name in train if name not in test]
    extra = [name for name in test if name not in train]
    if missing:
        told = [f"There is no picture to test on for {list_names(missing)}."]
        told += [f"There is no picture to train on for {list_names(extra)}."] if extra else []
        raise SystemExit(" ".join([*told, "Training and testing need a folder of the same name for each class."]))
    if extra and team.is_first:
        count = sum(len(test[name]) for name in extra)
        pictures = "1 picture" if count == 1 else f"{count} pictures"
        print(f"Left out: {pictures} to test on, for there is none to train on for {list_names(extra)}", flush=True)
    return {name: test[name] for name in train}


class Openable(Dataset):
    """Of each file whether it is a picture that can be opened."""

    def __init__(self, files):
        self.files = files

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        from PIL import Image

        try:
            with Image.open(self.files[index]) as picture:
                # All of a JPEG is read for a small copy of it too, in a part of the time.
                picture.draft("RGB", (1, 1))
                picture.load()
            return True
        # Each decoder fails in its own way.
        except Exception:
            return False


def leave_out_broken(items, team, workers):
    """The pairs of file and label without those that cannot be opened; each process looks at its share."""
    files = [file for file, _ in items][team.rank :: team.size]
    loader = DataLoader(Openable(files), batch_size=64, num_workers=workers)
    answers = [answer for batch in loader for answer in batch.tolist()]
    broken = sorted(team.gather([file for file, is_good in zip(files, answers) if not is_good]))
    told = f"{len(broken)} of {len(items)} pictures, for they cannot be opened: {list_names(broken)}"
    if len(broken) > MOST_BROKEN * len(items):
        raise SystemExit(f"Too many would be left out: {told}. Up to a tenth may be; mend these or remove them.")
    if broken and team.is_first:
        print(f"Left out: {told}", flush=True)
    bad = set(broken)
    return [item for item in items if item[0] not in bad]


def check_pillow():
    try:
        import PIL  # noqa: F401
    except ModuleNotFoundError:
        raise SystemExit("Folders of pictures are opened by Pillow, which is not installed: pip install pillow")


def find_parts(path):
    """The folders for each part of a set, and the folder that they lie in: often one is packed around them."""
    folders = [child for child in sorted(path.iterdir()) if child.is_dir() and is_shown(child.name)]
    parts = {
        part: [folder for folder in folders if re.fullmatch(pattern, folder.name, re.IGNORECASE)]
        for part, pattern in PARTS.items()
    }
    return find_parts(folders[0]) if len(folders) == 1 and not any(parts.values()) else (parts, path)


def open_folders(path, size, team, workers):
    check_pillow()
    folders, top = find_parts(path)
    listed = {"validation": read_pairs(top / "val" / "val_annotations.txt")}
    parts = {part: list_classes(folders[part], listed.get(part, {})) for part in PARTS}
    train = parts["train"]
    # Where there are both, Fovea tests on those for validation.
    test = parts["validation"] or parts["test"]
    for classes, names in (train, "train"), (test, "val or test"):
        if not classes:
            raise SystemExit(f"{path} has no folder {names} with a folder of pictures for each class. {TAKEN}")
    if len(train) < 2:
        raise SystemExit(f"{path} has one class, {list_names(list(train))}; at least two are needed, a folder for each.")
    test = leave_out_untrained(train, test, team)
    class_names = call_classes(train, read_pairs(top / "words.txt"))

    def open_part(classes):
        items = [(file, label) for label, name in enumerate(train) for file in classes[name]]
        return Folder(leave_out_broken(items, team, workers), class_names, size)

    return open_part(train), open_part(test)


def open_pictures(path, size, team, workers):
    """Training and test pictures."""
    if not path.exists():
        raise SystemExit(f"There is no {path}. {TAKEN}")
    return open_cifar10(path) or open_folders(path, size, team, workers)
`;
