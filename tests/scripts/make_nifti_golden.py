#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/nifti_golden.gz: small random NIfTI files and what nibabel 5.4 reads from them.

The file is gzip: one line of JSON, then bytes. The JSON holds for each case its name, kind, frame, whether the test is
to gzip it, sizes in bytes, dims, the RAS affine in mm, and whether the reader must report a doubt (null: either).
The bytes hold for each case the header file, the data file of a pair, and the voxels as little-endian float32.

Voxels are nibabel's get_fdata(float64), rounded once to float32; the test compares them exactly. NaN and infinities
become the smallest finite value of the volume (0 where there is none), as readScan() promises.

The affine is nibabel's get_sform() or get_qform(), times 1000 for metres and 0.001 for micrometres (nibabel leaves
lengths as stored). Elsewhere the reader differs from nibabel on purpose, and affine_of() says where and why.

There is no float128: nibabel does not read it where long double has 80 bits.
"""
import gzip
import io
import json
import logging
import pathlib
import sys
import tempfile

import nibabel
import numpy as np
from nibabel.quaternions import mat2quat

nibabel.imageglobals.logger.setLevel(logging.CRITICAL)
np.seterr(all="ignore")

COUNT = 2400
TYPES = ["uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64"]
SHAPES = [(3, 2, 2), (4, 3, 1), (2, 2, 2), (1, 3, 2), (2, 1, 4), (3, 2)]
UNITS = {"unknown": 0, "metre": 1, "mm": 2, "micron": 3}
CLASSES = {  # by version and whether the file is half of a pair
    (1, False): nibabel.Nifti1Header, (1, True): nibabel.nifti1.Nifti1PairHeader,
    (2, False): nibabel.Nifti2Header, (2, True): nibabel.nifti2.Nifti2PairHeader,
}
FORMS = [
    "same", "same", "sform", "sform", "qform", "qform", "qform", "neither", "moved", "unit sform", "scaled sform",
    "unfilled pixdim", "partly filled pixdim", "singular sform", "negative pixdim", "zero pixdim", "half turn",
]


def random_rotation(rng):
    kind = rng.choice(["plain", "swapped", "nearly", "oblique"])
    if kind == "oblique":
        q, _ = np.linalg.qr(rng.normal(size=(3, 3)))
        return q
    axes = np.eye(3)[rng.permutation(3) if kind != "plain" else [0, 1, 2]] * rng.choice([-1, 1], 3)
    if kind != "nearly":
        return axes
    q, r = np.linalg.qr(np.eye(3) + rng.normal(size=(3, 3)) * 10.0 ** rng.uniform(-6, -1))
    return axes @ (q * np.sign(np.diag(r)))


def random_size(rng):
    return np.round(np.exp(rng.uniform(np.log(0.3), np.log(9.0), 3)), int(rng.integers(1, 5)))


def set_qform(hdr, rotation, offset):
    rotation = rotation.copy()
    qfac = 1.0
    if np.linalg.det(rotation) < 0:
        rotation[:, 2] *= -1
        qfac = -1.0
    quat = mat2quat(rotation)
    hdr["quatern_b"], hdr["quatern_c"], hdr["quatern_d"] = quat[1:]
    hdr["qoffset_x"], hdr["qoffset_y"], hdr["qoffset_z"] = offset
    hdr["pixdim"][0] = qfac


def set_sform(hdr, matrix, offset):
    for row, name in enumerate(["srow_x", "srow_y", "srow_z"]):
        hdr[name] = [*matrix[row], offset[row]]


def set_forms(rng, hdr, form, unit):
    rotation = random_rotation(rng)
    size = random_size(rng) / {1: 1000.0, 3: 0.001}.get(unit, 1.0)
    reach = float(size.max()) * 50
    offset = np.round(rng.uniform(-reach, reach, 3), 3)
    codes = rng.integers(1, 5, 2)  # qform, sform
    if form == "half turn":
        quat = np.zeros(3)
        quat[rng.integers(3)] = rng.choice([-1, 1])
        quat += rng.normal(size=3) * (0 if rng.random() < 0.5 else 10.0 ** rng.uniform(-7, -2))
        quat /= np.linalg.norm(quat)
        quat *= np.sqrt(1 - (0 if rng.random() < 0.5 else 10.0 ** rng.uniform(-12, -4)))
        hdr["quatern_b"], hdr["quatern_c"], hdr["quatern_d"] = quat
        hdr["qoffset_x"], hdr["qoffset_y"], hdr["qoffset_z"] = offset
        hdr["pixdim"][0] = rng.choice([-1, 1])
    else:
        set_qform(hdr, rotation, offset)
    matrix = rotation * size
    if form == "sform" and rng.random() < 0.6:  # sheared, of free size
        matrix = matrix @ (np.eye(3) + np.triu(rng.uniform(-0.4, 0.4, (3, 3)), 1))
        size = np.linalg.norm(matrix, axis=0)
    hdr["pixdim"][1:4] = size
    if form == "moved":
        set_sform(hdr, random_rotation(rng) * size, offset + rng.uniform(1, 30, 3))
    elif form == "unit sform":
        hdr["pixdim"][1:4] = size * 1.3
        set_sform(hdr, rotation / {1: 1000.0, 3: 0.001}.get(unit, 1.0), offset)
    elif form == "scaled sform":
        factor = np.ones(3)
        factor[rng.integers(3)] = rng.choice([0.5, 0.98, 1.02, 2.0, 10.0])
        set_sform(hdr, matrix * factor, offset)
    elif form == "singular sform":
        broken = matrix.copy()
        broken[:, 2] = 0 if rng.random() < 0.5 else broken[:, 1]
        set_sform(hdr, broken * (rng.random() < 0.7), offset)
    else:
        set_sform(hdr, matrix, offset)
    if form == "unfilled pixdim":
        hdr["pixdim"][1:4] = 1
    if form == "partly filled pixdim":
        hdr["pixdim"][1 + rng.integers(3)] = 0
    if form == "negative pixdim":
        hdr["pixdim"][1 + rng.permutation(3)[: rng.integers(1, 4)]] *= -1
    if form == "zero pixdim":
        hdr["pixdim"][1 + rng.permutation(3)[: rng.integers(1, 3)]] = 0
    without_sform = form in ("qform", "negative pixdim", "zero pixdim", "half turn", "neither")
    without_qform = form in ("sform", "neither") or (form == "singular sform" and rng.random() < 0.4)
    hdr["qform_code"] = 0 if without_qform else codes[0]
    hdr["sform_code"] = 0 if without_sform else codes[1]


def random_values(rng, kind, count):
    dtype = np.dtype(kind)
    small = rng.random() < 0.6
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        low, high = (max(info.min, -1024), min(info.max, 1024)) if small else (info.min, info.max)
        return rng.integers(low, high, count, dtype=dtype, endpoint=True)
    values = np.round(rng.normal(size=count) * 500) if small else rng.normal(size=count) * 10.0 ** rng.uniform(-8, 8)
    if kind == "float32":
        values = values.astype("float32")
    if rng.random() < 0.2:  # not a number, infinite, beyond float32
        odd = [np.nan, np.inf, -np.inf] + ([1e300, -1e300, 1e-300] if kind != "float32" else [1e-44])
        values[rng.integers(count, size=rng.integers(1, count + 1))] = rng.choice(odd)
    return values.astype(dtype)


def random_scaling(rng):
    plain = [(0, 0), (np.nan, np.nan), (np.nan, 3), (np.inf, 0), (1, 0), (1, 0), (0, 5), (1, -1024), (0.5, 0.25)]
    if rng.random() < 0.5:
        return plain[rng.integers(len(plain))]
    if rng.random() < 0.1:
        return 2.0, [np.nan, np.inf, -np.inf][rng.integers(3)]
    slope = rng.choice([-1, 1]) * 10.0 ** rng.uniform(-6, 4)
    return slope, (0 if rng.random() < 0.3 else rng.normal() * 10.0 ** rng.uniform(-3, 4))


def random_file(rng, number):
    version, pair = int(rng.integers(1, 3)), rng.random() < 0.25
    order = "<>"[rng.integers(2)]
    header = CLASSES[version, pair](endianness=order)
    hdr = header.structarr
    shape = list(SHAPES[rng.integers(len(SHAPES))])
    hdr["dim"][:] = 1
    volumes = 1
    if len(shape) == 3 and rng.random() < 0.35:
        volumes = int(rng.integers(1, 4))
        shape.append(volumes)
        shape += [1] * int(rng.integers(0, 3))
    elif len(shape) == 3 and rng.random() < 0.1:
        shape += [1] * int(rng.integers(1, 5))
    hdr["dim"][0] = len(shape)
    hdr["dim"][1 : len(shape) + 1] = shape
    hdr["pixdim"][4:] = rng.choice([0.0, 1.0, 2.5])
    kind = TYPES[number % len(TYPES)]
    dtype = np.dtype(kind)
    hdr["datatype"] = nibabel.nifti1.data_type_codes.code[dtype]
    hdr["bitpix"] = dtype.itemsize * 8
    unit = list(UNITS.values())[rng.integers(4)] if rng.random() < 0.5 else 2
    hdr["xyzt_units"] = unit | int(rng.choice([0, 0, 8, 16, 24, 32, 40, 48]))
    form = FORMS[number % len(FORMS)]
    set_forms(rng, hdr, form, unit)
    hdr["scl_slope"], hdr["scl_inter"] = random_scaling(rng)
    hdr["descrip"] = b"golden"
    # Bytes between header and voxels: none, an extension, or an unused gap.
    between, start = b"", len(header.binaryblock) + 4
    gap = rng.choice(["none", "none", "extension", "unused"])
    if gap == "extension":
        size = 16 * int(rng.integers(1, 4))
        between = np.array([size, 6], order + "i4").tobytes() + b"comment".ljust(size - 8, b"\0")
    elif gap == "unused":
        between = b"\7" * (16 * int(rng.integers(1, 9)))
    if not pair:
        hdr["vox_offset"] = start + len(between)
    elif gap == "unused":
        hdr["vox_offset"] = len(between)
    values = random_values(rng, kind, int(np.prod(shape))).astype(dtype.newbyteorder(order)).tobytes()
    mark = bytes([gap == "extension", 0, 0, 0])
    head, data = header.binaryblock + mark, b""
    if not pair:
        head += between + values
    else:
        head += between if gap == "extension" else b""
        data = (between if gap == "unused" else b"") + values
    name = f"{number:04d}-{form.replace(' ', '_')}-{kind}-n{version}{'be' if order == '>' else 'le'}"
    return {"name": name, "form": form, "frame": int(rng.integers(volumes)), "gzip": bool(rng.random() < 0.3)}, head, data


def loaded(head, data):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        path = pathlib.Path(folder) / ("a.hdr" if data else "a.nii")
        path.write_bytes(head)
        if data:
            path.with_suffix(".img").write_bytes(data)
        return nibabel.load(path).get_fdata(dtype=np.float64)


def header_class(head, data):
    version2 = 540 in (int.from_bytes(head[:4], "little"), int.from_bytes(head[:4], "big"))
    return CLASSES[2 if version2 else 1, bool(data)]


def with_field(head, data, name, value):
    """The header file with one field changed."""
    header = header_class(head, data).from_fileobj(io.BytesIO(head), check=False)
    header.structarr[name] = value
    block = header.binaryblock
    return block + head[len(block):]


def read_header(head, data):
    cls = header_class(head, data)
    # With its own check nibabel takes pixdim without its sign and 1 for 0, as the reader does.
    return cls.from_fileobj(io.BytesIO(head), check=False), cls.from_fileobj(io.BytesIO(head), check=True)


def usable(affine):
    size = np.linalg.norm(affine[:3, :3], axis=0)
    return bool(np.isfinite(affine).all() and (size > 0).all()
                and abs(np.linalg.det(affine[:3, :3])) > 1e-3 * size.prod())


def affine_of(raw, header):
    """RAS in mm, whether the reader must report a doubt, and in which way it is not nibabel's best affine."""
    unit = int(header["xyzt_units"]) & 7
    scale = {1: 1000.0, 3: 0.001}.get(unit, 1.0)
    stored = raw["pixdim"][1:4]
    sform = header.get_sform() if header["sform_code"] > 0 else None
    qform = header.get_qform() if header["qform_code"] > 0 else None
    # A singular sform cannot place voxels; nibabel returns it. The reader goes on as if its code were 0.
    singular = sform is not None and not usable(sform)
    if singular:
        sform = None
    if sform is not None and qform is not None:
        size_s = np.linalg.norm(sform[:3, :3], axis=0)
        size_q = np.linalg.norm(qform[:3, :3], axis=0)
        # A pixdim of 0 states nothing and so cannot contradict the sform.
        differs = (stored != 0) & (np.abs(size_s - size_q) > 1e-3 * np.maximum(size_s, size_q))
        if differs.any():
            # Converters that lose the size write an sform of unit steps; pixdim and qform are then what ITK reads
            # and what is right. Where pixdim is 1 x 1 x 1 it is pixdim that was never filled in.
            unfilled = ((stored == 0) | (stored == 1)).all()
            return (sform if unfilled else qform), scale, True, "" if unfilled else "sizes disagree: qform"
        turned = np.abs(sform[:3, :3] / size_s - qform[:3, :3] / size_q).max()
        return sform, scale, (True if turned > 0.01 else None), ""
    if sform is not None:
        return sform, scale, None, ""
    if qform is not None:
        return qform, scale, True if singular else None, "singular sform: qform" if singular else ""
    # Without either nibabel centres the volume and flips x, as SPM does for Analyze. The standard's method 1 is
    # pixdim along right, anterior, superior, with no offset.
    return np.diag([*header["pixdim"][1:4].astype(float), 1.0]), scale, None, "no form: the standard's method 1"


def golden(case, head, data):
    reasons = []
    try:
        values = loaded(head, data)
    except nibabel.spatialimages.HeaderDataError:
        # A slope with an intercept that is not a number: nibabel refuses the file; the reader takes 0 and notes it.
        values = loaded(with_field(head, data, "scl_inter", 0), data)
        reasons.append("scl_inter not finite: 0")
    raw, header = read_header(head, data)
    shape = (list(values.shape) + [1, 1])[:3] if values.ndim < 3 else list(values.shape[:3])
    values = values.reshape(shape + [-1], order="F")[..., case["frame"]]
    voxels = values.astype("<f4").ravel(order="F")
    good = np.isfinite(voxels)
    voxels[~good] = voxels[good].min() if good.any() else 0
    affine, scale, doubt, reason = affine_of(raw, header)
    if reason:
        reasons.append(reason)
    else:
        assert np.array_equal(affine, header.get_best_affine()), case["name"]
    affine = np.asarray(affine, float)[:3] * scale
    # Twelve digits: 1e-6 of a voxel at a million voxels from the origin.
    case.update(head=len(head), data=len(data), dims=shape, doubt=doubt,
                affine=[float(f"{x:.12g}") for x in affine.ravel()])
    return voxels.tobytes(), reasons


def main():
    rng = np.random.default_rng(30)
    cases, blob, reasons = [], [], {}
    number = 0
    while len(cases) < COUNT:
        case, head, data = random_file(rng, number)
        number += 1
        try:
            voxels, why = golden(case, head, data)
        except ValueError:  # nibabel refuses a quaternion that rounding made longer than 1
            reasons["left out: quaternion longer than 1"] = reasons.get("left out: quaternion longer than 1", 0) + 1
            continue
        cases.append(case)
        blob += [head, data, voxels]
        for text in why:
            reasons[text] = reasons.get(text, 0) + 1
    path = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else
                        pathlib.Path(__file__).parent.parent / "data" / "nifti_golden.gz")
    content = json.dumps(cases, separators=(",", ":")).encode() + b"\n" + b"".join(blob)
    path.write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"{len(cases)} cases, {path.stat().st_size} bytes; not nibabel's own answer, on purpose: {reasons}")


if __name__ == "__main__":
    main()
