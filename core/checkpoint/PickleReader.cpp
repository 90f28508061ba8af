// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/PickleReader.h"

#include "core/base/Error.h"

#include <cstdio>
#include <cstring>
#include <map>
#include <set>

namespace exemplar {
namespace {

using Value = std::shared_ptr<PickleValue>;
using Kind = PickleValue::Kind;

constexpr std::size_t kMostValues = 1'000'000;

const std::map<std::string, TensorType> kStorages{
    {"torch FloatStorage", TensorType::Float32},     {"torch HalfStorage", TensorType::Float16},
    {"torch BFloat16Storage", TensorType::BFloat16}, {"torch DoubleStorage", TensorType::Float64},
    {"torch LongStorage", TensorType::Int64},        {"torch IntStorage", TensorType::Int32},
    {"torch ShortStorage", TensorType::Int16},       {"torch CharStorage", TensorType::Int8},
    {"torch ByteStorage", TensorType::UInt8},        {"torch BoolStorage", TensorType::Bool}};

const std::set<std::string> kCallables{"collections OrderedDict", "torch._utils _rebuild_tensor_v2",
                                       "torch._utils _rebuild_parameter"};

/// Every value that is made. They may hold each other in circles or one inside the other a million times, so that they
/// are taken apart one by one and not by their owners.
class Values {
public:
    ~Values() {
        for (const Value& value : m_all) {
            value->items.clear();
            value->entries.clear();
        }
    }
    Value make(Kind kind) {
        m_all.push_back(std::make_shared<PickleValue>());
        m_all.back()->kind = kind;
        return m_all.back();
    }

private:
    std::vector<Value> m_all;
};

class Machine {
public:
    Machine(const std::string& bytes, const std::string& fileName, Values& values)
        : m_bytes(bytes), m_file(fileName), m_values(values) {}

    Value run() {
        while (true) {
            const auto opcode = static_cast<unsigned char>(take(1)[0]);
            if (opcode == '.') {
                return pop();
            }
            step(opcode);
            if (m_stack.size() > kMostValues || ++m_steps > 4 * kMostValues) {
                damaged("it holds far more values than a model");
            }
        }
    }

private:
    [[noreturn]] void damaged(const std::string& why) const {
        throw Error(ErrorCode::FileDamaged,
                    m_file + " is damaged (" + why + " at byte " + std::to_string(m_position) + "); fetch it again.",
                    {m_file, why});
    }
    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(
            ErrorCode::FormatUnsupported,
            m_file + " holds " + what +
                ", which a list of tensors does not need; only plain state dicts are read, nothing is executed.",
            {m_file, what});
    }

    const char* take(std::size_t count) {
        if (count > m_bytes.size() - m_position) {
            damaged("its list of tensors ends too early");
        }
        const char* here = m_bytes.data() + m_position;
        m_position += count;
        return here;
    }
    template <typename T>
    T number() {
        T value{};
        std::memcpy(&value, take(sizeof(T)), sizeof(T));
        return value;
    }
    std::string line() {
        const auto end = m_bytes.find('\n', m_position);
        if (end == std::string::npos) {
            damaged("a name does not end");
        }
        std::string text = m_bytes.substr(m_position, end - m_position);
        m_position = end + 1;
        return text;
    }
    Value pop() {
        if (m_stack.empty()) {
            damaged("its stack is empty");
        }
        Value value = m_stack.back();
        m_stack.pop_back();
        return value;
    }
    Value top(Kind kind) {
        if (m_stack.empty() || m_stack.back()->kind != kind) {
            damaged("a value is of the wrong kind");
        }
        return m_stack.back();
    }
    std::vector<Value> popToMark() {
        std::vector<Value> items;
        while (true) {
            Value value = pop();
            if (value->kind == Kind::Mark) {
                return {items.rbegin(), items.rend()};
            }
            items.push_back(value);
        }
    }
    Value make(Kind kind) { return m_values.make(kind); }
    void pushInt(std::int64_t value) {
        auto made = make(Kind::Int);
        made->integer = value;
        m_stack.push_back(made);
    }
    void pushText(std::size_t length) {
        auto made = make(Kind::Text);
        made->text.assign(take(length), length);
        m_stack.push_back(made);
    }
    void pushTuple(std::vector<Value> items) {
        auto made = make(Kind::Tuple);
        made->items = std::move(items);
        m_stack.push_back(made);
    }
    void pushTupleOf(int count) {
        std::vector<Value> items(static_cast<std::size_t>(count));
        for (int i = count - 1; i >= 0; --i) {
            items[i] = pop();
        }
        pushTuple(std::move(items));
    }
    void remember(std::uint32_t key) {
        if (m_stack.empty()) {
            damaged("its stack is empty");
        }
        m_memo[key] = m_stack.back();
    }
    void recall(std::uint32_t key) {
        const auto found = m_memo.find(key);
        if (found == m_memo.end()) {
            damaged("a value is used before it is made");
        }
        m_stack.push_back(found->second);
    }

    void step(unsigned char opcode);
    void setItems(const std::vector<Value>& items);
    void reduce();
    void storageFromPersistentId();
    std::int64_t integer(const Value& value) const;
    std::vector<std::int64_t> integers(const Value& value) const;
    Value rebuildTensor(const Value& arguments);

    const std::string& m_bytes;
    std::string m_file;
    Values& m_values;
    std::size_t m_position = 0;
    std::size_t m_steps = 0;
    std::vector<Value> m_stack;
    std::map<std::uint32_t, Value> m_memo;
};

void Machine::step(unsigned char opcode) {
    switch (opcode) {
        case 0x80:
            take(1);
            return;  // PROTO
        case 0x95:
            take(8);
            return;  // FRAME
        case '(':
            m_stack.push_back(make(Kind::Mark));
            return;  // MARK
        case '}':
            m_stack.push_back(make(Kind::Dict));
            return;  // EMPTY_DICT
        case ']':
            m_stack.push_back(make(Kind::List));
            return;  // EMPTY_LIST
        case ')':
            m_stack.push_back(make(Kind::Tuple));
            return;  // EMPTY_TUPLE
        case 'N':
            m_stack.push_back(make(Kind::None));
            return;  // NONE
        case 0x88:   // NEWTRUE
        case 0x89:   // NEWFALSE
            m_stack.push_back(make(Kind::Bool));
            m_stack.back()->integer = opcode == 0x88;
            return;
        case 'J':
            pushInt(number<std::int32_t>());
            return;  // BININT
        case 'K':
            pushInt(number<std::uint8_t>());
            return;  // BININT1
        case 'M':
            pushInt(number<std::uint16_t>());
            return;   // BININT2
        case 0x8a: {  // LONG1
            const auto length = number<std::uint8_t>();
            if (length > 8) {
                damaged("a number is too long");
            }
            std::uint64_t bits = 0;
            const char* bytes = take(length);
            for (int i = 0; i < length; ++i) {
                bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
            }
            if (length > 0 && length < 8 && (bytes[length - 1] & 0x80) != 0) {
                bits |= ~std::uint64_t{0} << (8 * length);
            }
            pushInt(static_cast<std::int64_t>(bits));
            return;
        }
        case 'G': {  // BINFLOAT, big endian
            const char* bytes = take(8);
            std::uint64_t bits = 0;
            for (int i = 0; i < 8; ++i) {
                bits = bits << 8 | static_cast<unsigned char>(bytes[i]);
            }
            auto made = make(Kind::Float);
            std::memcpy(&made->real, &bits, 8);
            m_stack.push_back(made);
            return;
        }
        case 'X':
            pushText(number<std::uint32_t>());
            return;  // BINUNICODE
        case 0x8c:
            pushText(number<std::uint8_t>());
            return;  // SHORT_BINUNICODE
        case 'U':
            pushText(number<std::uint8_t>());
            return;  // SHORT_BINSTRING
        case 'q':
            remember(number<std::uint8_t>());
            return;  // BINPUT
        case 'r':
            remember(number<std::uint32_t>());
            return;  // LONG_BINPUT
        case 0x94:
            remember(static_cast<std::uint32_t>(m_memo.size()));
            return;  // MEMOIZE
        case 'h':
            recall(number<std::uint8_t>());
            return;  // BINGET
        case 'j':
            recall(number<std::uint32_t>());
            return;  // LONG_BINGET
        case 't':
            pushTuple(popToMark());
            return;  // TUPLE
        case 0x85:
            pushTupleOf(1);
            return;  // TUPLE1
        case 0x86:
            pushTupleOf(2);
            return;  // TUPLE2
        case 0x87:
            pushTupleOf(3);
            return;  // TUPLE3
        case 'c': {  // GLOBAL
            auto made = make(Kind::Global);
            const std::string module = line();
            made->text = module + " " + line();
            if (!kStorages.contains(made->text) && !kCallables.contains(made->text)) {
                refuse("'" + made->text + "' (pickle opcode GLOBAL)");
            }
            m_stack.push_back(made);
            return;
        }
        case 'Q':
            storageFromPersistentId();
            return;  // BINPERSID
        case 'R':
            reduce();
            return;  // REDUCE
        case 'b':
            pop();
            return;  // BUILD: attributes (_metadata) are not needed
        case 's': {  // SETITEM
            Value value = pop();
            Value key = pop();
            setItems({key, value});
            return;
        }
        case 'u':
            setItems(popToMark());
            return;  // SETITEMS
        case 'a': {  // APPEND
            Value value = pop();
            top(Kind::List)->items.push_back(value);
            return;
        }
        case 'e': {  // APPENDS
            auto items = popToMark();
            auto& list = top(Kind::List)->items;
            list.insert(list.end(), items.begin(), items.end());
            return;
        }
        default: {
            char code[8];
            std::snprintf(code, sizeof code, "0x%02x", opcode);
            refuse(std::string("the pickle opcode ") + code + " (at byte " + std::to_string(m_position - 1) + ")");
        }
    }
}

void Machine::setItems(const std::vector<Value>& items) {
    Value dict = top(Kind::Dict);
    if (items.size() % 2 != 0) {
        damaged("a key has no value");
    }
    for (std::size_t i = 0; i < items.size(); i += 2) {
        dict->entries.emplace_back(items[i], items[i + 1]);
    }
}

std::int64_t Machine::integer(const Value& value) const {
    if (value->kind != Kind::Int) {
        damaged("a size is not a number");
    }
    return value->integer;
}

std::vector<std::int64_t> Machine::integers(const Value& value) const {
    if (value->kind != Kind::Tuple || value->items.size() > 16) {
        damaged("a shape is not a tuple");
    }
    std::vector<std::int64_t> result;
    for (const Value& item : value->items) {
        result.push_back(integer(item));
    }
    return result;
}

void Machine::storageFromPersistentId() {
    Value id = pop();  // ("storage", torch FloatStorage, key, device, elements)
    if (id->kind != Kind::Tuple || id->items.size() < 5 || id->items[0]->text != "storage" ||
        id->items[1]->kind != Kind::Global || id->items[2]->kind != Kind::Text) {
        damaged("a storage is not described as PyTorch does");
    }
    const auto type = kStorages.find(id->items[1]->text);
    if (type == kStorages.end()) {
        refuse("a storage of kind '" + id->items[1]->text + "'");
    }
    auto made = make(Kind::Storage);
    made->storage = {type->second, id->items[2]->text, integer(id->items[4])};
    m_stack.push_back(made);
}

Value Machine::rebuildTensor(const Value& arguments) {
    if (arguments->items.size() < 4 || arguments->items[0]->kind != Kind::Storage) {
        damaged("a tensor is not described as PyTorch does");
    }
    auto made = make(Kind::Tensor);
    made->tensor.storage = arguments->items[0]->storage;
    made->tensor.offset = integer(arguments->items[1]);
    made->tensor.shape = integers(arguments->items[2]);
    made->tensor.strides = integers(arguments->items[3]);
    return made;
}

void Machine::reduce() {
    Value arguments = pop();
    Value callable = pop();
    if (arguments->kind != Kind::Tuple || callable->kind != Kind::Global) {
        damaged("a call is malformed");
    }
    if (callable->text == "collections OrderedDict") {
        m_stack.push_back(make(Kind::Dict));
    } else if (callable->text == "torch._utils _rebuild_tensor_v2") {
        m_stack.push_back(rebuildTensor(arguments));
    } else if (callable->text == "torch._utils _rebuild_parameter") {
        if (arguments->items.empty() || arguments->items[0]->kind != Kind::Tensor) {
            damaged("a parameter holds no tensor");
        }
        m_stack.push_back(arguments->items[0]);
    } else {
        refuse("a call of '" + callable->text + "' (pickle opcode REDUCE)");
    }
}

}  // namespace

std::shared_ptr<PickleValue> readPickle(const std::string& bytes, const std::string& fileName) {
    const auto values = std::make_shared<Values>();
    return {values, Machine(bytes, fileName, *values).run().get()};  // lives as long as all of them
}

}  // namespace exemplar
