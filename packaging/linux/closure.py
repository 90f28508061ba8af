#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a folder with programs self-contained: copies in the libraries that they need, sets RUNPATH relative to each
file, strips, checks that every symbol resolves, and writes the licences of what was copied.

  closure.py FOLDER     FOLDER has libexec/ (programs) and lib/qt6/plugins/ (Qt's plugins); lib/ is filled.

What stays the system's, because the system's drivers and display server must fit it:
- glibc; the program needs the version of the machine that it is built on, or later
- OpenGL's dispatch libraries, libdrm, libgbm; but libOpenGL goes in: few programs use it, so it is often missing, and
  all it does is call libGLdispatch; libwayland-egl goes in for the same reason
- libX11, libxcb's core and the extensions that an OpenGL driver loads itself, libwayland-client and -server.
  The other xcb libraries (cursor, icccm, image, keysyms, render-util, util, xkb, xinput, shape) and libxkbcommon are
  often missing and go in; they only send requests over the system's libxcb.
libstdc++ and libgcc_s go into lib/fallback; the launcher takes them only where the system's are too old, since an
OpenGL driver may need newer ones than ours. fontconfig and freetype go in: servers without a desktop have none, and
fontconfig reads the system's /etc/fonts and fonts all the same.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

SYSTEM = re.compile(r"""^(
    ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|anl|mvec)\.so\..*|linux-vdso.*
  | lib(GL|EGL|GLX|GLdispatch|GLESv1_CM|GLESv2|drm|gbm)\.so\..*
  | lib(X11|X11-xcb|Xau|Xdmcp|Xext|Xfixes|Xrender|Xxf86vm|xshmfence)\.so\..*
  | libxcb(-dri2|-dri3|-glx|-present|-sync|-randr|-shm|-xfixes)?\.so\..*
  | libwayland-(client|server)\.so\..*
)$""", re.VERBOSE)
FALLBACK = ("libstdc++.so.6", "libgcc_s.so.1")
# Debian's LibTorch names libraries of which it uses no symbol (OpenCV, ffmpeg, LMDB, ...). Only in these files is a
# needed library that defines none of the file's symbols taken off the list; the check below shows that all resolve.
MAY_PRUNE = re.compile(r"^libtorch(_cpu)?\.so")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def needed(path):
    return re.findall(r"^\s+NEEDED\s+(\S+)", output("objdump", "-p", path), re.MULTILINE)


def symbols(path):
    """Names that a file uses and names that it defines, with their versions where they have any."""
    used, defined = set(), set()
    for line in output("nm", "-D", "--with-symbol-versions", path).splitlines():
        fields = line.split()
        if fields[-2] in ("U", "w", "v"):
            used.add(fields[-1].replace("@@", "@"))
        else:
            defined.add(fields[-1].replace("@@", "@"))
    return used, defined


def uses(user, definer):
    plain = {name.split("@")[0] for name in definer}
    return any(name in definer or name.split("@")[0] in plain for name in user)


class Closure:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.lib = self.folder / "lib"
        self.fallback = self.lib / "fallback"
        self.sources = {}   # name of a library -> the file it was copied from
        self.pruned = {}    # name of a file -> libraries taken off its list
        self.names = {}     # file of the system -> libraries that it needs
        self.cache = output("/sbin/ldconfig", "-p")

    def find(self, name):
        for match in re.finditer(r"^\s+(\S+) \((libc6,x86-64[^)]*)\) => (\S+)$", self.cache, re.MULTILINE):
            if match[1] == name:
                return os.path.realpath(match[3])
        sys.exit(f"closure.py: the library {name} is not on this machine; run packaging/setup.sh.")

    def take(self, path):
        names = needed(path)
        if MAY_PRUNE.match(path.name):
            used = symbols(path)[0]
            unused = [n for n in names if not SYSTEM.match(n) and n not in FALLBACK
                      and not uses(used, symbols(self.find(n))[1])]
            if unused:
                subprocess.run(["patchelf", *[word for n in unused for word in ("--remove-needed", n)], str(path)], check=True)
                self.pruned[path.name] = unused
                names = [n for n in names if n not in unused]
        for name in names:
            if SYSTEM.match(name) or name in self.sources:
                continue
            source = self.find(name)
            self.sources[name] = source
            target = (self.fallback if name in FALLBACK else self.lib) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            target.chmod(0o755)
            self.take(target)

    def files(self):
        return [p for p in sorted(self.folder.rglob("*")) if p.is_file() and not p.is_symlink() and is_elf(p)]

    def finish(self):
        for path in self.files():
            to_lib = os.path.relpath(self.lib, path.parent)
            runpath = "$ORIGIN" if to_lib == "." else "$ORIGIN/" + to_lib
            if path.parent != self.fallback:
                subprocess.run(["patchelf", "--set-rpath", runpath, str(path)], check=True)
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)

    def check(self):
        """Every library is found in the folder or is the system's; every symbol of every file is defined."""
        problems = []
        own = os.environ | {"LD_BIND_NOW": "1"}
        own.pop("LD_LIBRARY_PATH", None)
        for path in self.files():
            # Symbols are judged as the loader resolves them, from programs and plugins on: a library alone need not
            # name all that defines them. What the system's libraries need themselves may be the system's too.
            alone = path.parent in (self.lib, self.fallback)
            result = subprocess.run(["ldd", "-r", str(path)], capture_output=True, text=True, env=own)
            paths = dict(re.findall(r"^\s*(\S+) => (/\S+)", result.stdout, re.MULTILINE))
            theirs = {name for place in paths.values() if not place.startswith(str(self.folder))
                      for name in self.needed_by(place)}
            for line in (result.stdout + result.stderr).splitlines():
                found = re.match(r"\s*(\S+) => (\S+)", line)
                if "not found" in line or ("undefined symbol" in line and not alone):
                    problems.append(f"{path.relative_to(self.folder)}: {line.strip()}")
                elif found and found[1] in self.sources and found[1] not in FALLBACK and found[1] not in theirs and \
                        not os.path.realpath(found[2]).startswith(str(self.folder)):
                    problems.append(f"{path.relative_to(self.folder)}: {found[1]} is taken from {found[2]}")
        if problems:
            sys.exit("closure.py: the folder is not self-contained:\n  " + "\n  ".join(sorted(set(problems))))

    def needed_by(self, path):
        if path not in self.names:
            self.names[path] = needed(path)
        return self.names[path]

    def licences(self, extra):
        target = self.folder / "share/doc/exemplar/third-party"
        target.mkdir(parents=True, exist_ok=True)
        lines = ["Libraries in this folder that come from Debian, with the package and version of each. The licence of a",
                 "package is in PACKAGE.copyright beside this file; licences that it refers to are in common-licenses.",
                 "The sources are Debian's source packages of the same versions.", ""]
        owners = {}
        for name, source in sorted((self.sources | extra).items()):
            package = self.owner(source)
            owners.setdefault(package, []).append(name)
        for package, names in sorted(owners.items()):
            bare = package.split(":")[0]
            version = output("dpkg-query", "-W", "-f=${Version} (source ${source:Package} ${source:Version})", package)
            lines.append(f"{bare} {version}: {' '.join(names)}")
            shutil.copyfile(os.path.realpath(f"/usr/share/doc/{bare}/copyright"), target / f"{bare}.copyright")
        for name, unused in sorted(self.pruned.items()):
            lines += ["", f"{name} is changed: it no longer names libraries of which it uses no symbol:", "  " + " ".join(unused)]
        lines += ["", "In all these files the search path for libraries is changed and symbols for debugging are removed."]
        (target / "README.txt").write_text("\n".join(lines) + "\n")
        common = target / "common-licenses"
        common.mkdir(exist_ok=True)
        for licence in pathlib.Path("/usr/share/common-licenses").iterdir():
            shutil.copyfile(os.path.realpath(licence), common / licence.name)

    @staticmethod
    def owner(source):
        for name in (source, source.removeprefix("/usr"), "/usr" + source):
            result = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True)
            if result.returncode == 0:
                return result.stdout.splitlines()[0].rsplit(": ", 1)[0].split(", ")[0]
        sys.exit(f"closure.py: no Debian package owns {source}, so its licence is not known.")

    def versions(self):
        """The newest symbol versions of libstdc++ and libgcc_s that any file here needs, for the launcher."""
        newest = {}
        for path in self.files():
            if path.parent == self.fallback:
                continue
            for prefix, number in re.findall(r"\b(GLIBCXX|CXXABI|GCC|GLIBC)_([0-9.]+)\b", output("objdump", "-T", path)):
                value = tuple(int(part) for part in number.split("."))
                newest[prefix] = max(newest.get(prefix, ()), value)
        return {prefix: prefix + "_" + ".".join(map(str, value)) for prefix, value in newest.items()}


def main():
    closure = Closure(sys.argv[1])
    plugins = {}
    for path in closure.files():
        if "plugins" in path.parts:
            original = "/usr/lib/x86_64-linux-gnu/" + str(path.relative_to(closure.lib))
            plugins[str(path.relative_to(closure.lib))] = original
        closure.take(path)
    closure.finish()
    closure.check()
    closure.licences(plugins)
    versions = closure.versions()
    (closure.lib / "needs.txt").write_text("".join(f"{value}\n" for value in sorted(versions.values())))
    pruned = sum(len(names) for names in closure.pruned.values())
    print(f"{len(closure.sources)} libraries, {len(plugins)} plugins; {pruned} unused names taken off; needs "
          + ", ".join(sorted(versions.values())))


if __name__ == "__main__":
    main()
