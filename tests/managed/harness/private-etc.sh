# Runs a command where /etc/chromium, /etc/firefox, /etc/sayso and /usr/lib/mozilla are folders of a test's own, so that the machine's stay as they are.
# Usage: unshare -m sh private-etc.sh FOLDER COMMAND...
set -eu
folder=$1
shift
mkdir -p "$folder/overlay"
# A file system of its own, because an overlay's upper half may not lie on another overlay, such as a container's root.
mount -t tmpfs tmpfs "$folder/overlay"
mkdir "$folder/overlay/upper" "$folder/overlay/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$folder/overlay/upper,workdir=$folder/overlay/work" /etc
for place in /etc/chromium /etc/firefox /etc/sayso /usr/lib/mozilla; do
  mkdir -p "$folder/machine$place"
  case $place in
    /etc/*) mkdir -p "$place" ;;
    *) [ -d "$place" ] || continue ;;
  esac
  # A bind mount, not the overlay itself: the test changes its folder from outside while the browser watches it.
  mount --bind "$folder/machine$place" "$place"
done
exec "$@"
