#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/distance_golden.json: distance maps of small masks as SciPy measures them."""
import json
import pathlib

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter


def padded_edt(mask, sampling):
    return distance_transform_edt(np.pad(mask, 1), sampling=sampling)[1:-1, 1:-1]


def signed(mask, sampling):
    inside = distance_transform_edt(mask, sampling=sampling) if not mask.all() else padded_edt(mask, sampling)
    outside = distance_transform_edt(~mask, sampling=sampling)
    return np.where(mask, inside, -outside)


def rounded(values):
    return [round(float(v), 5) for v in np.ravel(values)]


random = np.random.default_rng(20)
cases = []
for width, height, spacing_x, spacing_y, level in (
    (13, 9, 1.0, 1.0, 0.0),
    (17, 11, 0.7, 2.5, 0.1),
    (8, 21, 3.0, 0.5, -0.1),
    (6, 5, 1.0, 1.5, -9.0),  # everything inside
    (1, 7, 1.0, 1.0, 0.0),
):
    field = gaussian_filter(random.standard_normal((height, width)), 1.2)
    mask = field > level
    sampling = (spacing_y, spacing_x)
    cases.append(
        {
            "width": width,
            "height": height,
            "spacing": [spacing_x, spacing_y],
            "mask": "".join("1" if v else "0" for v in mask.ravel()),
            "inside": rounded(padded_edt(mask, sampling)),
            "signed": rounded(signed(mask, sampling)),
        }
    )

dims, spacing = (7, 5, 6), (0.8, 1.0, 2.5)
volume = random.random(dims[::-1]) < 0.06  # k, j, i
squares = distance_transform_edt(~volume, sampling=spacing[::-1]) ** 2
golden = {
    "planes": cases,
    "volume": {
        "dims": dims,
        "spacing": spacing,
        "mask": "".join("1" if v else "0" for v in volume.ravel()),
        "squares": rounded(squares),
    },
}
target = pathlib.Path(__file__).parents[1] / "data" / "distance_golden.json"
target.write_text(json.dumps(golden) + "\n")
