// Package process knows processes by number and start time, so that a number which the system
// has given to another program since is never mistaken for ours.
package process

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Identity is one process for all time; Started counts clock ticks since the machine's start.
type Identity struct {
	Pid     int
	Started uint64
}

// Identify reads who process pid is, from the process file system mounted at proc.
func Identify(proc string, pid int) (Identity, error) {
	fields, err := stat(proc, pid)
	if err != nil {
		return Identity{}, err
	}
	started, err := strconv.ParseUint(fields[19], 10, 64)
	if err != nil {
		return Identity{}, fmt.Errorf("start time of process %d: %w", pid, err)
	}
	return Identity{Pid: pid, Started: started}, nil
}

// Alive tells whether the process still runs; a zombie does not, unless one of its threads
// is still there: the last thread of a node's first process takes all others of the node along.
func (i Identity) Alive() bool {
	fields, err := stat("/proc", i.Pid)
	if err != nil || fields[19] != strconv.FormatUint(i.Started, 10) {
		return false
	}
	if fields[0] != "Z" && fields[0] != "X" {
		return true
	}
	threads, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", i.Pid))
	return err == nil && len(threads) > 1
}

// Kill ends the process at once and returns when it is gone.
func (i Identity) Kill(within time.Duration) error {
	if !i.Alive() {
		return nil
	}
	if err := syscall.Kill(i.Pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
		return fmt.Errorf("process %d cannot be ended: %w", i.Pid, err)
	}
	for deadline := time.Now().Add(within); i.Alive(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			return fmt.Errorf("process %d did not end within %s", i.Pid, within)
		}
	}
	return nil
}

// MemoryMiB is the memory that the process holds; what several share counts for each in part.
func (i Identity) MemoryMiB() int {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", i.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(content)) {
		if value, found := strings.CutPrefix(line, "Pss:"); found {
			if kibibytes, err := strconv.Atoi(strings.Fields(value)[0]); err == nil {
				return kibibytes / 1024
			}
		}
	}
	return 0
}

// Write stores the identity in a pid file.
func (i Identity) Write(path string) error {
	return os.WriteFile(path, fmt.Appendf(nil, "%d %d\n", i.Pid, i.Started), 0o600)
}

// Read gives the identity of a pid file; none is there when the process never started.
func Read(path string) (Identity, bool) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Identity{}, false
	}
	var identity Identity
	if _, err := fmt.Sscanf(string(content), "%d %d", &identity.Pid, &identity.Started); err != nil {
		return Identity{}, false
	}
	return identity, true
}

// stat gives the fields of /proc/<pid>/stat from the state on; the name before may hold blanks.
func stat(proc string, pid int) ([]string, error) {
	content, err := os.ReadFile(fmt.Sprintf("%s/%d/stat", proc, pid))
	if err != nil {
		return nil, err
	}
	text := string(content)
	fields := strings.Fields(text[strings.LastIndex(text, ")")+1:])
	if len(fields) < 20 {
		return nil, fmt.Errorf("state of process %d is unreadable: %q", pid, text)
	}
	return fields, nil
}
