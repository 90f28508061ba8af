// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/Threaded.h"

#include "core/neural/model/Autocast.h"

#include <ATen/ExpandUtils.h>
#include <ATen/Parallel.h>

namespace exemplar::neural {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr std::int64_t kBlockRows = 512;  ///< enough for OpenBLAS to be fast, few enough to share out

std::size_t blocksOf(std::int64_t rows, std::int64_t blockRows) {
    return static_cast<std::size_t>((rows + blockRows - 1) / blockRows);
}

/// Calls work(first, count, block) for blocks of rows, on all threads and without gradients.
template <typename Work>
void inBlocks(std::int64_t rows, std::int64_t blockRows, const Work& work) {
    at::parallel_for(0, static_cast<std::int64_t>(blocksOf(rows, blockRows)), 1,
                     [&](std::int64_t begin, std::int64_t end) {
                         const torch::NoGradGuard guard;
                         for (std::int64_t block = begin; block < end; ++block) {
                             const std::int64_t first = block * blockRows;
                             work(first, std::min(blockRows, rows - first), block);
                         }
                     });
}

Tensor sumOf(const std::vector<Tensor>& parts) {
    Tensor sum = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        sum.add_(parts[i]);
    }
    return sum;
}

/// LibTorch shares out by itself what is on a GPU, and only its own products take part in mixed precision.
bool isLibTorchs(const Tensor& x) { return !x.is_cpu() || autocastOn(x.device()); }

/// A wrapper keeps autograd from taking these for inputs.
struct Frozen {
    Tensor weight, bias;
};

/// x: rows x in. Only x and the adapter get gradients.
class LinearFunction : public torch::autograd::Function<LinearFunction> {
public:
    static Tensor forward(AutogradContext* context, const Tensor& x, const c10::optional<Tensor>& adapterA,
                          const c10::optional<Tensor>& adapterB, const Frozen& layer, double scale) {
        const Tensor a = adapterA.value_or(Tensor()), b = adapterB.value_or(Tensor());
        Tensor y = torch::empty({x.size(0), layer.weight.size(0)}, x.options());
        Tensor low = a.defined() ? torch::empty({x.size(0), a.size(0)}, x.options()) : Tensor();  // rows x rank
        inBlocks(x.size(0), kBlockRows, [&](std::int64_t first, std::int64_t count, std::int64_t) {
            const Tensor in = x.narrow(0, first, count);
            Tensor out = y.narrow(0, first, count);
            if (layer.bias.defined()) {
                at::addmm_out(out, layer.bias, in, layer.weight.t());
            } else {
                at::mm_out(out, in, layer.weight.t());
            }
            if (a.defined()) {
                Tensor between = low.narrow(0, first, count);
                at::mm_out(between, in, a.t());
                out.addmm_(between, b.t(), 1.0, scale);
            }
        });
        context->saved_data["scale"] = scale;
        context->save_for_backward(a.defined() ? variable_list{layer.weight, x, low, a, b}
                                               : variable_list{layer.weight});
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const Tensor& weight = saved[0];
        const Tensor gradient = gradients[0].contiguous();  // rows x out
        const bool adapted = saved.size() > 1, wantsX = context->needs_input_grad(0);
        const double scale = context->saved_data["scale"].toDouble();
        const std::int64_t rows = gradient.size(0);
        Tensor forX = wantsX ? torch::empty({rows, weight.size(1)}, gradient.options()) : Tensor();
        std::vector<Tensor> forA(blocksOf(rows, kBlockRows)), forB(forA.size());
        inBlocks(rows, kBlockRows, [&](std::int64_t first, std::int64_t count, std::int64_t block) {
            const Tensor mine = gradient.narrow(0, first, count);
            Tensor out = wantsX ? forX.narrow(0, first, count) : Tensor();
            if (wantsX) {
                at::mm_out(out, mine, weight);
            }
            if (adapted) {
                const Tensor x = saved[1].narrow(0, first, count), low = saved[2].narrow(0, first, count);
                const Tensor between = at::mm(mine, saved[4]).mul_(scale);  // count x rank
                forA[block] = at::mm(between.t(), x);
                forB[block] = at::mm(mine.t(), low).mul_(scale);
                if (wantsX) {
                    out.addmm_(between, saved[3]);
                }
            }
        });
        return {forX, adapted ? sumOf(forA) : Tensor(), adapted ? sumOf(forB) : Tensor(), {}, {}};
    }
};

/// batch x n x k by batch x k x m.
Tensor batchProduct(const Tensor& a, const Tensor& b) {
    Tensor y = torch::empty({a.size(0), a.size(1), b.size(2)}, a.options());
    const std::int64_t together = a.size(0) >= 256 ? 4 : 1;  // windows are many and small, heads few and big
    inBlocks(a.size(0), together, [&](std::int64_t first, std::int64_t count, std::int64_t) {
        Tensor out = y.narrow(0, first, count);
        at::bmm_out(out, a.narrow(0, first, count), b.narrow(0, first, count));
    });
    return y;
}

class MatmulFunction : public torch::autograd::Function<MatmulFunction> {
public:
    static Tensor forward(AutogradContext* context, const Tensor& a, const Tensor& b) {
        context->save_for_backward({a, b});
        return batchProduct(a, b);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const Tensor& gradient = gradients[0];
        return {context->needs_input_grad(0) ? batchProduct(gradient, saved[1].transpose(1, 2)) : Tensor(),
                context->needs_input_grad(1) ? batchProduct(saved[0].transpose(1, 2), gradient) : Tensor()};
    }
};

}  // namespace

Tensor threadedLinear(const Tensor& x, const Tensor& weight, const Tensor& bias, const LowRank& adapter) {
    const std::int64_t rows = x.numel() / x.size(-1);
    if (isLibTorchs(x) || rows <= kBlockRows) {
        Tensor y = torch::nn::functional::linear(x, weight, bias);
        if (adapter.a.defined()) {
            const Tensor low = torch::nn::functional::linear(x, adapter.a);  // ... x rank
            y = y + torch::nn::functional::linear(low, adapter.b * adapter.scale);
        }
        return y;
    }
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = weight.size(0);
    return LinearFunction::apply(x.reshape({rows, x.size(-1)}), c10::optional<Tensor>(adapter.a),
                                 c10::optional<Tensor>(adapter.b), Frozen{weight, bias}, adapter.scale)
        .view(shape);
}

Tensor threadedMatmul(const Tensor& a, const Tensor& b) {
    if (isLibTorchs(a)) {
        return torch::matmul(a, b);
    }
    const std::int64_t rank = a.dim();
    std::vector<std::int64_t> shape = at::infer_size(a.sizes().slice(0, rank - 2), b.sizes().slice(0, rank - 2));
    const auto flat = [&](const Tensor& x) {
        std::vector<std::int64_t> whole = shape;
        whole.insert(whole.end(), {x.size(-2), x.size(-1)});
        return x.expand(whole).reshape({-1, x.size(-2), x.size(-1)});
    };
    const Tensor y = MatmulFunction::apply(flat(a), flat(b));
    shape.insert(shape.end(), {a.size(-2), b.size(-1)});
    return y.view(shape);
}

}  // namespace exemplar::neural
