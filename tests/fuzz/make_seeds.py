#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small files that the fuzzers start from: tests/fuzz/seeds/<target>/. Needs only Python."""
import gzip
import io
import json
import pathlib
import struct
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
DATA = HERE.parent / "data"
SHORTS = struct.pack("<24h", *range(24))


def seed(target, name, data):
    folder = HERE / "seeds" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def packed_gzip(data):
    return gzip.compress(data, mtime=0)


def parts(*pieces):
    """As splitInput() reads them: each but the last with its length before it."""
    return b"".join(struct.pack("<H", len(p)) + p for p in pieces[:-1]) + pieces[-1]


# ---- NIfTI
def nifti1(datatype=4, bits=16, dims=(3, 4, 3, 2, 1, 1, 1, 1), data=SHORTS, order="<", magic=b"n+1\0", qform=1, sform=1,
           slope=1.0, units=2, offset=352.0, extension=b"\0\0\0\0"):
    pixdim = (1.0, 1.0, 2.0, 3.0, 1.0, 0.0, 0.0, 0.0)
    header = struct.pack(order + "i10s18sihcc", 348, b"", b"", 0, 0, b"r", b"\0")
    header += struct.pack(order + "8h3f4h8f", *dims, 0, 0, 0, 0, datatype, bits, 0, *pixdim)
    header += struct.pack(order + "3fhcB4f2i", offset, slope, 0, 0, b"\0", units, 0, 0, 0, 0, 0, 0)
    header += struct.pack(order + "80s24s2h6f", b"seed", b"", qform, sform, 0, 0, 0, -1, -2, -3)
    header += struct.pack(order + "12f16s4s", -1, 0, 0, 10, 0, 2, 0, 20, 0, 0, 3, 30, b"", magic)
    assert len(header) == 348
    return header + (extension if magic == b"n+1\0" else b"") + (data if magic == b"n+1\0" else b"")


def nifti2(order="<"):
    header = struct.pack(order + "i8s2h8q", 540, b"n+2\0\r\n\x1a\n", 4, 16, 3, 4, 3, 2, 1, 1, 1, 1)
    header += struct.pack(order + "3d8dq2d2d2q", 0, 0, 0, 1, 1, 2, 3, 1, 0, 0, 0, 544, 1, 0, 0, 0, 0, 0)
    header += struct.pack(order + "2d80s24s2i6d12d", 0, 0, b"", b"", 1, 1, 0, 0, 0, 1, 2, 3,
                          1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0)
    header += struct.pack(order + "3i16sB15s", 0, 2, 0, b"", 0, b"")
    header = header[:540].ljust(540, b"\0")
    return header + b"\0\0\0\0" + SHORTS


seed("nifti", "int16.nii", nifti1())
seed("nifti", "big-endian.nii", nifti1(order=">", data=struct.pack(">24h", *range(24))))
seed("nifti", "float-scaled.nii", nifti1(16, 32, data=struct.pack("<24f", *range(24)), slope=2.5, sform=0))
seed("nifti", "double-metre.nii", nifti1(64, 64, data=struct.pack("<24d", *range(24)), units=1))
seed("nifti", "four-dimensions.nii", nifti1(dims=(4, 2, 3, 2, 2, 1, 1, 1)))
seed("nifti", "five-dimensions.nii", nifti1(dims=(5, 2, 3, 2, 1, 2, 1, 1)))
seed("nifti", "rgb.nii", nifti1(128, 24, data=bytes(72)))
seed("nifti", "uint32.nii", nifti1(768, 32, data=struct.pack("<24I", *[614454277] * 24)))
seed("nifti", "extension.nii", nifti1(offset=384.0, extension=b"\1\0\0\0" + struct.pack("<2i", 32, 6) + bytes(24)))
seed("nifti", "no-orientation.nii", nifti1(qform=0, sform=0))
seed("nifti", "two.nii", nifti2())
seed("nifti", "packed.nii", packed_gzip(nifti1()))
seed("nifti", "pair", b"p" + parts(nifti1(magic=b"ni1\0", offset=0.0), SHORTS))
seed("nifti", "analyze", b"p" + parts(nifti1(magic=b"\0\0\0\0", offset=0.0), SHORTS))

# ---- MetaImage
META = "ObjectType = Image\nNDims = 3\nDimSize = 4 3 2\nElementSpacing = 1 2 3\nElementType = MET_SHORT\n"
FULL = ("BinaryData = True\nBinaryDataByteOrderMSB = False\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 1 2 3\n"
        "CenterOfRotation = 0 0 0\nAnatomicalOrientation = RAI\n")
LOCAL = b"ElementDataFile = LOCAL\n"
seed("meta", "raw.mha", (META + FULL).encode() + LOCAL + SHORTS)
seed("meta", "packed.mha", (META + "CompressedData = True\nCompressedDataSize = 40\n").encode() + LOCAL + zlib.compress(SHORTS))
seed("meta", "text.mha", (META + "BinaryData = False\n").encode() + LOCAL + " ".join(map(str, range(24))).encode())
seed("meta", "list.mhd", META.replace("4 3 2", "4 4 2") + "ElementDataFile = LIST\ns1.raw\ns2.raw\n")
seed("meta", "pattern.mhd", META.replace("4 3 2", "4 4 2") + "ElementDataFile = s%d.raw 1 2 1\n")
seed("meta", "one-file.mhd", META + "HeaderSize = -1\nElementDataFile = d.raw\n")
seed("meta", "four.mha", b"NDims = 4\nDimSize = 2 3 2 2\nElementType = MET_USHORT\nDistanceUnits = um\nModality = MET_MOD_CT\n"
     + LOCAL + SHORTS)
seed("meta", "big-endian.mha", b"NDims = 2\nDimSize = 3 2\nElementType = MET_DOUBLE\nElementByteOrderMSB = True\n" + LOCAL + bytes(48))
seed("meta", "colour.mha", (META + "ElementNumberOfChannels = 3\n").encode() + LOCAL + SHORTS * 3)

# ---- NRRD
NRRD = "NRRD0005\n# seed\ntype: short\ndimension: 3\nsizes: 4 3 2\nendian: little\n"
PLACED = "space: left-anterior-superior\nspace directions: (1,0,0) (0,2,0) (0,0,3)\nspace origin: (1,2,3)\nkinds: domain domain domain\n"
seed("nrrd", "raw.nrrd", (NRRD + PLACED + "encoding: raw\n\n").encode() + SHORTS)
seed("nrrd", "gzip.nrrd", (NRRD + PLACED + 'encoding: gzip\nspace units: "um" "um" "um"\n\n').encode() + packed_gzip(SHORTS))
seed("nrrd", "text.nrrd", NRRD + "spacings: 1 2 3\naxis mins: 0 0 0\nencoding: ascii\n\n" + " ".join(map(str, range(24))))
seed("nrrd", "hex.nrrd", NRRD + "axis mins: 0 0 0\naxis maxs: 4 3 2\ncenterings: cell node cell\nencoding: hex\n\n" + SHORTS.hex())
seed("nrrd", "detached.nhdr", NRRD + "encoding: raw\nline skip: 0\nbyte skip: -1\ndata file: d.raw\n")
seed("nrrd", "list.nhdr", NRRD.replace("4 3 2", "4 4 2") + "encoding: raw\ndata file: LIST\ns1.raw\ns2.raw\n")
seed("nrrd", "pattern.nhdr", NRRD.replace("4 3 2", "4 4 2") + "encoding: raw\ndata file: s%d.raw 1 2 1\n")
FOUR = "NRRD0005\ntype: uchar\ndimension: 4\nsizes: 2 2 2 1\nencoding: raw\n"
SEGMENTS = ("Segment0_Name:=liver\nSegment0_LabelValue:=1\nSegment0_Layer:=0\nSegment0_Color:=1 0 0\n"
            "Segment1_Name:=left kidney\nSegment1_LabelValue:=2\nSegment1_Layer:=1\nSegment1_Extent:=0 1 0 1 0 0\n")
seed("nrrd", "layers.seg.nrrd", (FOUR + "space: LPS\nspace directions: none (1,0,0) (0,1,0) (0,0,1)\n"
     "kinds: list domain domain domain\n" + SEGMENTS + "\n").encode() + bytes([1, 0, 0, 2, 0, 0, 1, 0]))
seed("nrrd", "labels.seg.nrrd", ("NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\nspace: RAS\n"
     "space directions: (1,0,0) (0,1,0) (0,0,1)\n" + SEGMENTS + "\n").encode() + bytes([1, 0, 0, 2, 0, 0, 1, 0]))
seed("nrrd", "time.nrrd", (FOUR.replace("uchar", "int8") + "space: right-anterior-superior-time\n"
     "space directions: (1,0,0,0) (0,2,0,0) (0,0,3,0) (0,0,0,5)\n\n").encode() + bytes(8))
seed("nrrd", "float.nrrd", b"NRRD0001\ntype: float\ndimension: 2\nsizes: 3 2\nendian: big\nencoding: raw\n\n" + struct.pack(">6f", *range(6)))
seed("nrrd", "colour.nrrd", FOUR + "kinds: RGB-color domain domain domain\n\n12345678")

# ---- DICOM
LONG = {b"OB", b"OW", b"SQ", b"UN", b"UT", b"OF"}


def element(group, number, vr, value, explicit=True):
    if isinstance(value, str):
        value = value.encode()
    if len(value) % 2:
        value += b"\0" if vr in (b"UI", b"OB") else b" "
    tag = struct.pack("<HH", group, number)
    if not explicit:
        return tag + struct.pack("<I", len(value)) + value
    if vr in LONG:
        return tag + vr + b"\0\0" + struct.pack("<I", len(value)) + value
    return tag + vr + struct.pack("<H", len(value)) + value


def dicom(slice_number=0, syntax="1.2.840.10008.1.2.1", explicit=True, frames=0, pixels=None, unknown=False, extra=(),
          samples=1, photometric="MONOCHROME2", bits=16):
    def e(group, number, vr, value):
        return element(group, number, b"UN" if unknown and vr in (b"DS", b"IS") else vr, value, explicit)
    if pixels is None:
        pixels = struct.pack("<12H", *range(12)) * max(1, frames)
    body = [
        e(0x0008, 0x0005, b"CS", "ISO_IR 100"), e(0x0008, 0x0016, b"UI", "1.2.840.10008.5.1.4.1.1.2"),
        e(0x0008, 0x0018, b"UI", f"1.2.3.{slice_number}"), e(0x0008, 0x0060, b"CS", "CT"),
        e(0x0008, 0x103E, b"LO", "seed"), e(0x0018, 0x0050, b"DS", "2"),
        e(0x0018, 0x0088, b"DS", "2"), e(0x0020, 0x000D, b"UI", "1.2.3"), e(0x0020, 0x000E, b"UI", "1.2.4"),
        e(0x0020, 0x0011, b"IS", "1"), e(0x0020, 0x0012, b"IS", "1"), e(0x0020, 0x0013, b"IS", str(slice_number + 1)),
        e(0x0020, 0x0032, b"DS", f"-1\\-2\\{slice_number * 2}"), e(0x0020, 0x0037, b"DS", "1\\0\\0\\0\\1\\0"),
        e(0x0020, 0x0052, b"UI", "1.2.5"),
        e(0x0028, 0x0002, b"US", struct.pack("<H", samples)), e(0x0028, 0x0004, b"CS", photometric),
    ]
    if frames:
        body.append(e(0x0028, 0x0008, b"IS", str(frames)))
    body += [
        e(0x0028, 0x0010, b"US", struct.pack("<H", 3)), e(0x0028, 0x0011, b"US", struct.pack("<H", 4)),
        e(0x0028, 0x0030, b"DS", "0.5\\0.5"), e(0x0028, 0x0100, b"US", struct.pack("<H", bits)),
        e(0x0028, 0x0101, b"US", struct.pack("<H", bits)), e(0x0028, 0x0102, b"US", struct.pack("<H", bits - 1)),
        e(0x0028, 0x0103, b"US", struct.pack("<H", 0)), e(0x0028, 0x1050, b"DS", "40"), e(0x0028, 0x1051, b"DS", "400"),
        e(0x0028, 0x1052, b"DS", "-1024"), e(0x0028, 0x1053, b"DS", "1"), *extra,
    ]
    if isinstance(pixels, list):  # encapsulated
        stream = b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(p)) + p for p in pixels)
        data = struct.pack("<HH", 0x7FE0, 0x0010) + b"OB\0\0\xff\xff\xff\xff" + stream + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0)
    else:
        data = e(0x7FE0, 0x0010, b"OW", pixels)
    meta = element(0x0002, 0x0001, b"OB", b"\0\1") + element(0x0002, 0x0002, b"UI", "1.2.840.10008.5.1.4.1.1.2")
    meta += element(0x0002, 0x0003, b"UI", f"1.2.3.{slice_number}") + element(0x0002, 0x0010, b"UI", syntax)
    meta = element(0x0002, 0x0000, b"UL", struct.pack("<I", len(meta))) + meta
    return bytes(128) + b"DICM" + meta + b"".join(body) + data


def item(content):
    return struct.pack("<HHI", 0xFFFE, 0xE000, len(content)) + content


def frame_groups(count):
    groups = b""
    for i in range(count):
        place = element(0x0020, 0x9113, b"SQ", item(element(0x0020, 0x0032, b"DS", f"0\\0\\{2 * i}")))
        turn = element(0x0020, 0x9116, b"SQ", item(element(0x0020, 0x0037, b"DS", "1\\0\\0\\0\\1\\0")))
        groups += item(place + turn)
    return element(0x5200, 0x9230, b"SQ", groups)


RLE = struct.pack("<16I", 2, 64, 90, *[0] * 13) + b"\x0b" + bytes(12) + b"\0" * 13 + b"\x0b" + bytes(range(12)) + b"\0"
seed("dicom", "plain.dcm", dicom())
seed("dicom", "implicit.dcm", dicom(syntax="1.2.840.10008.1.2", explicit=False))
seed("dicom", "unknown.dcm", dicom(unknown=True))
seed("dicom", "rle.dcm", dicom(syntax="1.2.840.10008.1.2.5", pixels=[b"", RLE]))
seed("dicom", "frames.dcm", dicom(frames=3, extra=(frame_groups(3),)))
seed("dicom", "monochrome1.dcm", dicom(photometric="MONOCHROME1", bits=8, pixels=bytes(range(12))))
seed("dicom", "colour.dcm", dicom(photometric="RGB", samples=3, bits=8, pixels=bytes(36)))
body = dicom()[132:]
length = 12 + struct.unpack("<I", body[8:12])[0]
deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
seed("dicom", "deflated.dcm", bytes(128) + b"DICM" + dicom(syntax="1.2.840.10008.1.2.1.99")[132:][:length + 2]
     + deflate.compress(body[length:]) + deflate.flush())
seed("dicomfolder", "three", parts(dicom(0), dicom(1), dicom(2)))
seed("dicomfolder", "gap", parts(dicom(0), dicom(1), dicom(4)))
seed("dicomfolder", "twice", parts(dicom(0), dicom(1), dicom(1)))
seed("dicomfolder", "unknown", parts(dicom(0, unknown=True), dicom(1, unknown=True), dicom(2, unknown=True)))

# ---- sessions
SESSION = {
    "format": "Exemplar session", "version": 1, "savedAt": 1700000000, "unsaved": False, "savedIn": "",
    "scan": {"path": "/nowhere/a.nii", "relativePath": "a.nii", "series": "", "frame": 0, "contentHash": "00", "name": "a"},
    "grid": {"dims": [4, 3, 2], "matrix": [[1, 0, 0], [0, 2, 0], [0, 0, 3]], "origin": [0, 0, 0]},
    "labels": [{"id": 1, "name": "liver", "colour": [1, 2, 3], "visible": True}], "locked": [1],
    "view": {"cursor": [1, 1, 1], "window": [0, 255], "opacity": 0.5, "label": 1, "settings": {"a": "b"}},
    "prompts": [{"axis": 2, "slice": 1, "label": 1, "points": [[1, 1, True]], "box": [0, 0, 2, 2]}],
    "review": {"axis": 2, "doubtBelow": 0.8, "slices": [{"slice": 1, "quality": 0.5, "exemplar": True}]},
    "borrowed": [{"scan": "b", "scanKey": "c", "axis": 2, "slice": 0, "size": [2, 2], "spacing": [1, 1], "key": "d"}],
    "profile": "p", "runs": [{"at": 1, "kind": "adapt", "dice": 0.9, "doubtful": 1, "minutes": 2, "profile": "p"}],
    "later": [1, {"a": None}],
}
MEMBERS = [("session.json", json.dumps(SESSION, separators=(",", ":")).encode()), ("labels.u16", bytes([1, 0] * 24)),
           ("exemplars/0.f32", bytes(16)), ("exemplars/0.u16", bytes(8)), ("thumbnail.png", b"\x89PNG")]


def zipped(members, prefix=""):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(prefix + name), data)
    return stream.getvalue()


seed("session", "parts", parts(*[data for _, data in MEMBERS]))
seed("session", "whole.zip", zipped(MEMBERS))

# ---- profiles, checkpoints
RECIPE = {"rotationDegrees": 15.0, "gamma": 0.25}
PLAN = {"steps": 8, "minutes": 1, "samples": 1, "rank": 2, "learningRate": 1e-3, "warmUpSteps": 1, "weightDecay": 0,
        "gradientClip": 1, "diceWeight": 1, "noPointShare": 0.5, "firstTrainableStage": 0, "validateEvery": 4, "seed": 1,
        "recipe": RECIPE}
CARD = {"kind": "site", "name": "a", "site": "b", "scanner": "c", "notes": "", "version": "0.1.0",
        "baseModel": {"id": "m", "sha256": "00"}, "baseProfileSha256": "", "labels": [{"id": 1, "name": "liver", "colour": [1, 2, 3]}],
        "inOnePiece": [1], "alikeInMirror": [], "tissueWeights": [[1, 0.5]], "growWithTissue": [], "plan": PLAN,
        "record": {"steps": [[1, 0.5, 0.2, 0.3, 0.001]], "validations": [{"step": 1, "dice": [0.5, None], "mean": 0.5}],
                   "heldOut": 0, "bestStep": 1, "cancelled": False},
        "axis": "axial", "window": {"low": 0, "high": 1, "automatic": True},
        "sources": [{"scan": "a", "axis": "axial", "slices": [1, 2]}], "licence": ""}


def safetensors(header, data):
    text = json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text)) + text + data


TENSORS = {"a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}, "b": {"dtype": "BF16", "shape": [1], "data_offsets": [16, 18]}}
seed("profile", "small.profile", safetensors({"__metadata__": {"format": "exemplar-profile-1", "exemplar_card": json.dumps(CARD)}, **TENSORS}, bytes(18)))
seed("checkpoint", "small.safetensors", safetensors(TENSORS, bytes(18)))
for name in ("small.pth", "callable.pth"):
    whole = (DATA / name).read_bytes()
    seed("checkpoint", name, whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for member in archive.namelist():
            if member.endswith("data.pkl"):
                seed("checkpoint", name.replace(".pth", ".pkl"), archive.read(member))
seed("checkpoint", "circle.pkl", b"\x80\x02]q\x00h\x00a.")
seed("checkpoint", "deep.pkl", b"\x80\x02)" + b"\x85" * 2000 + b".")

# ---- label files and other texts
seed("labels", "itksnap", b"\0" + b"# ITK-SnAP Label Description File\n0 0 0 0 0 0 0 \"Clear Label\"\n1 255 0 0 1 1 1 \"liver\"\n")
seed("labels", "ctbl", b"\1" + b"# Color table file\n0 Background 0 0 0 0\n1 left_kidney 1 2 3 255\n")
seed("labels", "csv", b"\2" + b"LabelValue,Name,Color_R,Color_G,Color_B,Color_A\n1,\"a \"\"b\"\"\",1,2,3,255\n")
seed("labels", "tsv", b"\3" + b"index\tname\tcolor\n1\tliver\t#ff0000\n")
seed("labels", "dataset", b"\4" + json.dumps({"labels": {"background": 0, "liver": 1, "region": [1, 2]}}).encode())
seed("labels", "marked", b"\0" + b"\xef\xbb\xbf1 liver\r\n2 spleen\r\n")
seed("texts", "prompts", b"\0" + json.dumps({"prompts": [{"slice": 1, "label": 1, "points": [[1, 2, "+"], [3, 4, "-"]], "box": [0, 0, 3, 3]}]}).encode())
seed("texts", "recipe", b"\1" + json.dumps(RECIPE).encode())
seed("texts", "card", b"\2" + json.dumps(CARD, separators=(",", ":")).encode())
