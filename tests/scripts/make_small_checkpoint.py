#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/small.pth (tensors of several kinds, one a strided view) and callable.pth (a function in it)."""
import collections
import sys

import torch

folder = sys.argv[1]
state = collections.OrderedDict()
state["a.weight"] = torch.arange(12, dtype=torch.float32).reshape(3, 4)
state["b"] = torch.arange(6, dtype=torch.int64)
state["view"] = torch.arange(20, dtype=torch.float32)[4:16].reshape(3, 4).t()
state["half"] = torch.tensor([1.5, -2.0]).half()
torch.save({"model": state}, folder + "/small.pth")
torch.save({"model": state, "evil": print}, folder + "/callable.pth")
