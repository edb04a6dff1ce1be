"""Writes ResNet50 and ResNet152 with random weights as ONNX files, for e2e/openBench.ts.

Debian: python3-torch, python3-torchvision. Usage: /usr/bin/python3 makeModels.py FOLDER
"""
import sys
import warnings

import torch
import torchvision

warnings.filterwarnings("ignore")
folder = sys.argv[1]
for name in ("resnet50", "resnet152"):
    model = getattr(torchvision.models, name)().eval()
    torch.onnx.export(model, torch.zeros(1, 3, 224, 224), f"{folder}/{name}.onnx", opset_version=13)
