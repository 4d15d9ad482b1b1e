// Package host prepares the machine for a cluster and puts it back as it was.
package host

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

const cgroupRoot = "/sys/fs/cgroup"

// CreateCgroup makes the group called name in every hierarchy of the machine.
func CreateCgroup(name string) error {
	hierarchies, err := hierarchies()
	if err != nil {
		return err
	}
	for _, hierarchy := range hierarchies {
		group := filepath.Join(hierarchy, name)
		if err := os.MkdirAll(group, 0o755); err != nil {
			return fmt.Errorf("control group: %w", err)
		}
		if err := inheritCPUs(hierarchy, group); err != nil {
			return err
		}
		if err := outweigh(group); err != nil {
			return err
		}
	}
	return nil
}

// The kernel gives a new group the weight of one session of the user's. With some twenty processes
// in it, a browser and a build beside it leave each too little to answer its liveness probe in
// time, and processes that are restarted for that need more than ever. With more than twice a
// session the page in that browser waits: 0.4 s for a price instead of 0.2 s on two busy cores.
var weights = map[string]string{
	"cpu.shares": "2048", // version 1, where 1024 is the weight of a session
	"cpu.weight": "200",  // version 2, where 100 is
}

// outweigh sets what the hierarchy of the processors knows of weights.
func outweigh(group string) error {
	for file, weight := range weights {
		path := filepath.Join(group, file)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.WriteFile(path, []byte(weight), 0o644); err != nil {
			return fmt.Errorf("control group: %w", err)
		}
	}
	return nil
}

// inheritCPUs fills what version 1 leaves empty in a new cpuset; an empty one admits no process.
func inheritCPUs(parent, group string) error {
	for _, file := range []string{"cpuset.cpus", "cpuset.mems"} {
		content, err := os.ReadFile(filepath.Join(parent, file))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(group, file), content, 0o644); err != nil {
			return fmt.Errorf("control group: %w", err)
		}
	}
	return nil
}

// RemoveCgroup removes the group and all below it, in every hierarchy.
func RemoveCgroup(name string) error {
	hierarchies, err := hierarchies()
	if err != nil {
		return err
	}
	for _, hierarchy := range hierarchies {
		if err := removeTree(filepath.Join(hierarchy, name)); err != nil {
			return err
		}
	}
	return nil
}

// removeTree goes from the leaves up; the kernel lets go of a group shortly after its last process.
func removeTree(group string) error {
	var groups []string
	err := filepath.WalkDir(group, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			groups = append(groups, path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.Reverse(groups)
	for _, path := range groups {
		if err := removeGroup(path, 5*time.Second); err != nil {
			return fmt.Errorf("control group %s: %w", path, err)
		}
	}
	return nil
}

func removeGroup(path string, within time.Duration) error {
	for deadline := time.Now().Add(within); ; time.Sleep(20 * time.Millisecond) {
		err := syscall.Rmdir(path)
		if err == nil || err == syscall.ENOENT || time.Now().After(deadline) {
			if err == syscall.ENOENT {
				return nil
			}
			return err
		}
	}
}

// hierarchies lists the mount points of control groups: several in version 1, one in version 2.
func hierarchies() ([]string, error) {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return nil, err
	}
	return parseHierarchies(string(mounts)), nil
}

func parseHierarchies(mounts string) []string {
	var found []string
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 || !strings.HasPrefix(fields[1], cgroupRoot) {
			continue
		}
		if fields[2] == "cgroup" || fields[2] == "cgroup2" {
			found = append(found, fields[1])
		}
	}
	return found
}
