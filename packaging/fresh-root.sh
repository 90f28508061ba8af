# Sourced by the tests of packages: makes a fresh Debian with debootstrap. Needs root and debootstrap.
#
#   fresh_root RELEASE NAME [PACKAGE...]   makes it with these packages and sets $root
#   leave_root                             unmounts it, and removes it unless $keep is set
# EXEMPLAR_ROOTS names the folder for roots (default /var/tmp).

fresh_root() {
  local release=$1 name=$2 mirror
  shift 2
  [ "$(id -u)" -eq 0 ] || { echo "debootstrap and chroot need root." >&2; exit 1; }
  command -v debootstrap >/dev/null || { echo "Install debootstrap first (apt-get install debootstrap)." >&2; exit 1; }
  # The mirror that this machine's apt uses.
  mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
           /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1 || true)
  [ -n "$mirror" ] || { echo "There is no Debian mirror in this machine's apt settings." >&2; exit 1; }
  root=$(mktemp -d "${EXEMPLAR_ROOTS:-/var/tmp}/exemplar-$name-$release-XXXXXX")
  chmod 755 "$root"  # users of the root enter it
  echo "== A fresh $release in $root"
  local packages
  packages=$(IFS=,; echo "$*")
  debootstrap --variant=minbase ${packages:+--include="$packages"} "$release" "$root" "$mirror" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; exit 1; }
  rm -f "$root.log"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # Certificates that this machine's owner added, and pip's settings.
  if [ -x "$root/usr/sbin/update-ca-certificates" ] && compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
    cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
    chroot "$root" update-ca-certificates >/dev/null
  fi
  [ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
  mount_root
}

mount_root() {
  mount -t proc proc "$root/proc"
  mkdir -p "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/dev/shm"
}

leave_root() {
  [ -n "${root:-}" ] || return 0
  for place in dev/shm proc; do
    umount "$root/$place" 2>/dev/null || umount --lazy "$root/$place" 2>/dev/null || true
  done
  if [ -n "${keep:-}" ]; then
    echo "The root is in $root"
  else
    rm -rf --one-file-system "$root"
  fi
}
