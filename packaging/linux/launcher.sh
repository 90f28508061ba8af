#!/bin/sh
# Starts the program of the same name with this folder's libraries. The system's libstdc++ and libgcc_s are used where
# they are new enough, since the graphics driver may need newer ones than those that come along.
self=$(readlink -f "$0")
home=${self%/bin/*}
export DCMDICTPATH="${DCMDICTPATH:-$home/share/exemplar/dicom.dic:$home/share/exemplar/private.dic}"
if [ ! -e /etc/fonts/fonts.conf ]; then
  export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$home/share/exemplar/fonts.conf}"
fi

# enough LIBRARY VERSION: whether the system's LIBRARY defines the symbol version VERSION.
enough() {
  for folder in /usr/lib/x86_64-linux-gnu /lib/x86_64-linux-gnu /usr/lib64 /lib64 /usr/lib /lib; do
    if [ -e "$folder/$1" ]; then
      grep -q -a -F "$2" "$folder/$1"
      return
    fi
  done
  return 1
}
if ! enough libstdc++.so.6 @GLIBCXX@ || ! enough libstdc++.so.6 @CXXABI@ || ! enough libgcc_s.so.1 @GCC@; then
  export LD_LIBRARY_PATH="$home/lib/fallback${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
exec "$home/libexec/${self##*/}" "$@"
