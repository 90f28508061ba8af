#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/metric_golden.json: overlap and surface scores measured with NumPy and SciPy alone.

Two kinds of label maps: ellipsoids that the test draws again from the numbers in the file, and AAL (Debian's
mricron-data) with its ids merged to five structures, against versions of itself that are shifted or cut.
"""
import json
import pathlib
import sys

import nibabel
import numpy as np
from scipy.ndimage import binary_erosion, distance_transform_edt, generate_binary_structure

AAL = "/usr/share/mricron/templates/aal.nii.gz"
MERGED = {1: range(91, 117), 2: (77, 78), 3: (71, 72), 4: (73, 74), 5: (37, 38)}
CROSS = generate_binary_structure(3, 1)


def surface(mask, left_out):
    # A left-out voxel counts as inside its neighbours' mask, so that a face towards it is no surface.
    eroded = binary_erosion(mask | left_out, CROSS, border_value=0)
    return mask & ~left_out & ~eroded


def score(truth, result, label, spacing, tolerance, left_out):
    a, b = (truth == label) & ~left_out, (result == label) & ~left_out
    both = int((a & b).sum())
    total = int(a.sum() + b.sum())
    out = {
        "label": label,
        "truthVoxels": int(a.sum()),
        "resultVoxels": int(b.sum()),
        "dice": 2 * both / total if total else 1.0,
        "jaccard": both / (total - both) if total else 1.0,
    }
    sa, sb = surface(truth == label, left_out), surface(result == label, left_out)
    if not sa.any() or not sb.any():
        missing = sa.any() != sb.any()
        out.update(hd95="inf" if missing else 0.0, assd="inf" if missing else 0.0, surfaceDice=0.0 if missing else 1.0)
        return out
    there = distance_transform_edt(~sb, sampling=spacing)[sa]
    back = distance_transform_edt(~sa, sampling=spacing)[sb]
    pooled = np.concatenate([there, back])
    out.update(
        hd95=max(np.percentile(there, 95), np.percentile(back, 95)),
        assd=pooled.mean(),
        surfaceDice=float((pooled <= tolerance).mean()),
    )
    return out


def ellipsoids(dims, shapes):
    i, j, k = np.meshgrid(*(np.arange(n, dtype=float) for n in dims), indexing="ij")
    labels = np.zeros(dims, np.uint16)
    for shape in shapes:
        c, r = shape["centre"], shape["radii"]
        inside = ((i - c[0]) / r[0]) ** 2 + ((j - c[1]) / r[1]) ** 2 + ((k - c[2]) / r[2]) ** 2 <= 1
        labels[inside] = shape["label"]
    return labels


def shifted(labels, shift):
    moved = np.zeros_like(labels)
    source = tuple(slice(max(0, -s), n - max(0, s)) for s, n in zip(shift, labels.shape))
    target = tuple(slice(max(0, s), n - max(0, -s)) for s, n in zip(shift, labels.shape))
    moved[target] = labels[source]
    return moved


def evaluate(truth, result, spacing, tolerance, exclude):
    left_out = np.zeros(truth.shape, bool)
    left_out[:, :, exclude] = True
    present = sorted((set(np.unique(truth)) | set(np.unique(result))) - {0})
    return [score(truth, result, int(label), spacing, tolerance, left_out) for label in present]


def ellipsoid_case():
    dims, spacing = (31, 27, 19), (0.9, 1.3, 2.2)
    truth = [
        {"label": 1, "centre": [10.2, 12.1, 8.3], "radii": [6.15, 7.35, 4.45]},
        {"label": 7, "centre": [22.4, 14.6, 9.7], "radii": [5.55, 4.85, 5.25]},
        {"label": 9, "centre": [2.1, 25.3, 1.2], "radii": [4.35, 4.65, 3.15]},  # cut by the volume's border
    ]
    result = [
        {"label": 1, "centre": [11.3, 11.4, 8.9], "radii": [6.65, 6.35, 4.15]},
        {"label": 7, "centre": [21.1, 14.2, 11.3], "radii": [4.75, 5.15, 4.95]},
        {"label": 9, "centre": [3.2, 24.7, 0.4], "radii": [4.15, 4.25, 3.35]},
        {"label": 12, "centre": [27.3, 3.2, 15.4], "radii": [2.15, 2.45, 2.35]},  # only in the result
    ]
    a, b = ellipsoids(dims, truth), ellipsoids(dims, result)
    return {
        "dims": dims,
        "spacing": spacing,
        "truth": truth,
        "result": result,
        "tolerance": 2.0,
        "whole": evaluate(a, b, spacing, 2.0, []),
        "exclude": [0, 7, 8, 9],
        "excluded": evaluate(a, b, spacing, 2.0, [0, 7, 8, 9]),
    }


def aal_cases():
    raw = np.asarray(nibabel.load(AAL).dataobj)
    truth = np.zeros(raw.shape, np.uint16)
    for label, ids in MERGED.items():
        truth[np.isin(raw, list(ids))] = label
    box = tuple(slice(max(0, int(v.min()) - 6), int(v.max()) + 7) for v in np.nonzero(truth))
    cases = []
    for shift, spacing, exclude, cut in (
        ((1, 0, 0), (1.0, 1.0, 1.0), [], None),
        ((1, -2, 1), (1.0, 1.5, 3.0), [], None),
        ((0, 1, 0), (1.0, 1.0, 1.0), [40, 41, 42, 52, 60, 68], None),
        ((0, 0, 0), (1.0, 1.0, 1.0), [], 85),
    ):
        result = shifted(truth, shift)
        if cut is not None:
            result[cut:] = 0
        # Cropping changes nothing: all structures keep a distance from the volume's border.
        inside = [k - box[2].start for k in exclude]
        cases.append(
            {
                "shift": shift,
                "spacing": spacing,
                "exclude": exclude,
                "cutFrom": -1 if cut is None else cut,
                "tolerance": 2.0,
                "scores": evaluate(truth[box], result[box], spacing, 2.0, inside),
            }
        )
        print(cases[-1], file=sys.stderr)
    return cases


golden = {"ellipsoids": ellipsoid_case(), "aal": aal_cases()}
target = pathlib.Path(__file__).parents[1] / "data" / "metric_golden.json"
target.write_text(json.dumps(golden, indent=1) + "\n")
