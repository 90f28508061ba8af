# spdlog, static, with fmt of its own recipe. File names are UTF-16: a log can lie in any user's folder.
source=spdlog
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DSPDLOG_FMT_EXTERNAL=ON -DSPDLOG_BUILD_EXAMPLE=OFF -DSPDLOG_BUILD_TESTS=OFF
}

check() {
  try_program spdlog -DSPDLOG_FMT_EXTERNAL -DSPDLOG_COMPILED_LIB -lspdlog -lfmt <<'END'
#include <spdlog/spdlog.h>
int main() { spdlog::info("{} works", "spdlog"); }
END
}
