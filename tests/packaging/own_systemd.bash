# A systemd of its own, which runs the Debian in $system as a machine would, in namespaces of its own: processes, mounts,
# network, names, cgroups. To be sourced; $work is a folder for what it notes. Nothing of the machine around it is touched
# but for one cgroup below the root of the second hierarchy, which is gone when it ends.

own_systemd_group=
own_systemd_parent=
own_systemd=

# why_no_systemd: says what stops one from being run here, and fails when nothing does.
why_no_systemd() {
  local program
  [ "$(id -u)" = 0 ] || { echo "this takes root"; return; }
  for program in debootstrap dpkg-deb unshare nsenter pivot_root python3 curl; do
    command -v "$program" >/dev/null || { echo "this takes $program"; return; }
  done
  [ -n "$(cgroup_hierarchy)" ] || { echo "no second hierarchy of cgroups is mounted here"; return; }
  unshare --pid --fork --mount --uts --ipc --net --cgroup true 2>"$work/unshare.log" ||
    { echo "no namespaces are to be had here: $(cat "$work/unshare.log")"; return; }
  return 1
}

cgroup_hierarchy() { awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts; }

# What the first process of the namespaces does. The kernel's settings are for reading only: they are the machine's.
first_process='set -eu
mount --bind "$1" "$1"
cd "$1"
mount -t proc -o nosuid,nodev,noexec proc proc
for name in sys sysrq-trigger irq bus; do
  [ ! -e "proc/$name" ] || { mount --bind "proc/$name" "proc/$name"; mount -o remount,bind,ro "proc/$name"; }
done
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys
mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755,nosuid tmpfs dev
mknod -m 666 dev/null c 1 3; mknod -m 666 dev/zero c 1 5; mknod -m 666 dev/full c 1 7
mknod -m 666 dev/random c 1 8; mknod -m 666 dev/urandom c 1 9; mknod -m 666 dev/tty c 5 0
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd; ln -s fd/0 dev/stdin; ln -s fd/1 dev/stdout; ln -s fd/2 dev/stderr
mount -t tmpfs -o nosuid,nodev tmpfs dev/shm
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs run
mkdir run/around
pivot_root . run/around
cd /
umount -l /run/around
exec env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=multi-user.target </dev/null'

# start_system: returns when it has started all that it starts.
start_system() {
  own_systemd_group="$(cgroup_hierarchy)/passage-test.$$"
  mkdir -p "$own_systemd_group"
  # Where there is no kernel of its own there is no auditing of its own either.
  ln -sf /dev/null "$system/etc/systemd/system/systemd-journald-audit.socket"
  (
    echo "$BASHPID" >"$own_systemd_group/cgroup.procs"
    exec unshare --pid --fork --kill-child --mount --uts --ipc --net --cgroup sh -c "$first_process" sh "$system"
  ) >"$work/console.log" 2>&1 &
  own_systemd_parent=$!
  for _ in $(seq 100); do
    own_systemd="$(cat "/proc/$own_systemd_parent/task/$own_systemd_parent/children" 2>/dev/null | xargs)"
    [ -z "$own_systemd" ] || break
    sleep 0.1
  done
  for _ in $(seq 300); do
    kill -0 "$own_systemd_parent" 2>/dev/null || break
    case "$(inside systemctl is-system-running 2>/dev/null)" in running | degraded) return ;; esac
    sleep 0.2
  done
  echo "systemd does not start: $(cat "$work/console.log")" >&2
  return 1
}

stop_system() {
  [ -n "$own_systemd_parent" ] || return 0
  inside systemctl poweroff >/dev/null 2>&1 || true
  for _ in $(seq 100); do kill -0 "$own_systemd_parent" 2>/dev/null || break; sleep 0.1; done
  kill -KILL "$own_systemd" "$own_systemd_parent" 2>/dev/null || true  # its processes end with the first of them
  wait "$own_systemd_parent" 2>/dev/null || true
  own_systemd_parent=
  for _ in $(seq 50); do
    [ -d "$own_systemd_group" ] || return 0
    find "$own_systemd_group" -depth -type d -exec rmdir {} + 2>/dev/null || true
    sleep 0.1
  done
  echo "$own_systemd_group is left" >&2
}

# inside COMMAND...: as root within, two minutes at most.
inside() {
  timeout "${patience:-120}" nsenter --target "$own_systemd" --all --root --wd \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive SYSTEMD_PAGER= "$@"
}

# on_its_network COMMAND...: a program of this machine that is reached from within as 127.0.0.1. It ends with that systemd.
on_its_network() { nsenter --target "$own_systemd" --net --pid "$@"; }
