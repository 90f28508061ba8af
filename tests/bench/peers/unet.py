# SPDX-License-Identifier: GPL-3.0-or-later
"""What people would do otherwise with the same slices and minutes: a 2D U-Net with strong augmentation, from nothing.

Usage: unet.py FOLDER SEED [MINUTES]. See runPeer() in tests/bench/accuracy/Peer.h for the folder. Needs PyTorch and
NumPy (Debian: python3-torch).
"""
import json
import math
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SIDE = 192  # of the square that the network sees
BATCH = 4


def block(inside, outside):
    return nn.Sequential(
        nn.Conv2d(inside, outside, 3, padding=1, bias=False), nn.InstanceNorm2d(outside, affine=True), nn.LeakyReLU(0.01),
        nn.Conv2d(outside, outside, 3, padding=1, bias=False), nn.InstanceNorm2d(outside, affine=True), nn.LeakyReLU(0.01))


class UNet(nn.Module):
    def __init__(self, classes, widths=(24, 48, 96, 160, 224)):
        super().__init__()
        self.down = nn.ModuleList(block(a, b) for a, b in zip((1,) + widths[:-1], widths))
        self.up = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, 2) for a, b in zip(widths[:-1], widths[1:]))
        self.join = nn.ModuleList(block(2 * a, a) for a in widths[:-1])
        self.last = nn.Conv2d(widths[0], classes + 1, 1)

    def forward(self, x):
        kept = []
        for i, step in enumerate(self.down):
            x = step(x if i == 0 else F.max_pool2d(x, 2))
            kept.append(x)
        for i in reversed(range(len(self.up))):
            x = self.join[i](torch.cat([kept[i], self.up[i](x)], 1))
        return self.last(x)


def squared(array, spacing, mode):
    """H x W with its spacing -> SIDE x SIDE, pixels made isotropic, padded at the right and the bottom."""
    height, width = array.shape
    scale = SIDE / max(width * spacing[0], height * spacing[1])
    size = (max(1, round(height * spacing[1] * scale)), max(1, round(width * spacing[0] * scale)))
    tensor = torch.from_numpy(array.astype(np.float32))[None, None]
    if mode == 'nearest':
        tensor = F.interpolate(tensor, size=size, mode='nearest-exact')
    else:
        tensor = F.interpolate(tensor, size=size, mode='bilinear', antialias=True)
    return F.pad(tensor, (0, SIDE - size[1], 0, SIDE - size[0])), size


def augmented(images, targets, random):
    """Rotation, scale, shift, elastic deformation, gamma, gain, offset, noise, blur."""
    count = images.shape[0]
    theta = torch.zeros(count, 2, 3)
    for i in range(count):
        angle = math.radians(random.uniform(-25, 25))
        scale = math.exp(random.uniform(-0.25, 0.25))
        theta[i] = torch.tensor([[scale * math.cos(angle), -scale * math.sin(angle), random.uniform(-0.15, 0.15)],
                                 [scale * math.sin(angle), scale * math.cos(angle), random.uniform(-0.15, 0.15)]])
    grid = F.affine_grid(theta, images.shape, align_corners=False)
    coarse = torch.from_numpy(random.normal(0, 0.05, (count, 2, 6, 6)).astype(np.float32))
    grid = grid + F.interpolate(coarse, size=images.shape[2:], mode='bicubic').permute(0, 2, 3, 1)
    images = F.grid_sample(images, grid, align_corners=False)
    targets = F.grid_sample(targets, grid, mode='nearest', align_corners=False)
    for i in range(count):
        picture = images[i].clamp(0, 1) ** math.exp(random.uniform(-0.4, 0.4))
        picture = picture * random.uniform(0.8, 1.2) + random.uniform(-0.1, 0.1)
        if random.random() < 0.2:
            picture = F.avg_pool2d(picture[None], 3, 1, 1)[0]
        images[i] = picture + random.uniform(0, 0.05) * torch.randn(picture.shape)
    return images, targets


def loss_of(logits, targets, classes):
    one_hot = F.one_hot(targets, classes + 1).permute(0, 3, 1, 2).float()
    share = logits.softmax(1)
    both = (share * one_hot).sum((0, 2, 3))
    dice = 1 - (2 * both + 1e-5) / (share.sum((0, 2, 3)) + one_hot.sum((0, 2, 3)) + 1e-5)
    return F.cross_entropy(logits, targets) + dice[1:].mean()


def main():
    folder, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 4.0
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    task = json.loads((folder / 'task.json').read_text())
    classes = len(task['labels'])
    number = np.zeros(65536, np.int64)
    for i, label in enumerate(task['labels']):
        number[label] = i + 1
    images, targets = [], []
    for one in task['train']:
        shape = (one['height'], one['width'])
        picture = np.fromfile(folder / (one['name'] + '.f32'), np.float32).reshape(shape)
        labels = number[np.fromfile(folder / (one['name'] + '.u16'), np.uint16).reshape(shape)]
        images.append(squared(picture, one['spacing'], 'bilinear')[0])
        targets.append(squared(labels, one['spacing'], 'nearest')[0])
    images, targets = torch.cat(images), torch.cat(targets)

    net = UNet(classes)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
    begin, steps, spent = time.monotonic(), 0, 0.0
    while spent < 1:
        for group in optimiser.param_groups:
            group['lr'] = 2e-3 * (1 - spent) ** 0.9
        chosen = torch.from_numpy(random.integers(0, len(images), BATCH))
        x, y = augmented(images[chosen].clone(), targets[chosen].clone(), random)
        loss = loss_of(net(x), y[:, 0].long(), classes)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 12)
        optimiser.step()
        steps += 1
        spent = (time.monotonic() - begin) / 60 / minutes
    print(f'U-Net: {steps} steps in {minutes} minutes, last loss {loss.item():.3f}')

    net.eval()
    test = task['test']
    with torch.no_grad():
        for i in range(test['count']):
            picture = np.fromfile(folder / f'{i}.f32', np.float32).reshape(test['height'], test['width'])
            x, size = squared(picture, test['spacing'], 'bilinear')
            logits = net(x)[:, :, :size[0], :size[1]]
            answer = F.interpolate(logits, size=picture.shape, mode='bilinear').argmax(1)[0].numpy()
            np.array([0] + task['labels'], np.uint16)[answer].tofile(folder / f'{i}.out.u16')


main()
