//go:build cluster

package proof

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"rec.io/minicluster/orchestrator/internal/network"
)

// traces is what a cluster could leave on the host, one line for each thing.
func traces(t *testing.T) []string {
	t.Helper()
	commands := [][]string{
		{"ip", "-o", "link", "show"},
		{"ip", "-o", "route", "show", "table", "all"},
		{"nft", "list", "tables"},
		{"cat", "/proc/self/mounts"},
	}
	if !network.AnyConnected() { // otherwise the settings are kept for somebody else's cluster
		commands = append(commands, []string{"sysctl", "net.ipv4.ip_forward", "vm.overcommit_memory",
			"kernel.panic", "kernel.panic_on_oops"})
	}
	var found []string
	for _, command := range commands {
		output, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			t.Fatalf("%v: %v", command, err)
		}
		for line := range strings.Lines(string(output)) {
			if command[0] != "cat" || couldBeOurs(line) {
				found = append(found, withoutCounters(command[0], line))
			}
		}
	}
	found = append(found, cgroups(t)...)
	sort.Strings(found)
	return found
}

// couldBeOurs leaves out mounts of programs that have nothing to do with clusters.
func couldBeOurs(mount string) bool {
	for _, sign := range []string{"minicluster", "kubelet", "containerd", "/mnt", "/media", "/run", "/var/lib", "/var/log"} {
		if strings.Contains(mount, sign) && !strings.Contains(mount, "storage-overlay") {
			return true
		}
	}
	return false
}

// withoutCounters keeps of a link only its name: the rest changes by itself.
func withoutCounters(command, line string) string {
	fields := strings.Fields(line)
	if command == "ip" && len(fields) > 1 && strings.HasSuffix(fields[0], ":") {
		return "link " + fields[1]
	}
	return strings.TrimSpace(line)
}

func cgroups(t *testing.T) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir("/sys/fs/cgroup", func(path string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err == nil && entry.IsDir() && strings.Contains(path, "minicluster") {
			found = append(found, "cgroup "+path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// processesOf lists the processes whose command line names the state directory, and all that
// live in a process namespace other than ours with a root below it.
func processesOf(state string) []string {
	var found []string
	entries, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, entry := range entries {
		content, err := os.ReadFile(entry)
		if err != nil {
			continue // ended meanwhile
		}
		line := strings.ReplaceAll(string(content), "\x00", " ")
		if strings.Contains(line, state) {
			found = append(found, fmt.Sprintf("%s: %s", filepath.Dir(entry), line))
		}
	}
	return found
}

// namespaceOf lists all processes in the process namespace of pid.
func namespaceOf(namespace string) []string {
	var found []string
	entries, _ := filepath.Glob("/proc/[0-9]*/ns/pid")
	for _, entry := range entries {
		if link, err := os.Readlink(entry); err == nil && link == namespace {
			process := strings.TrimSuffix(entry, "/ns/pid")
			status, err := os.ReadFile(process + "/status")
			// The node's first process waits as a zombie until the machine's own first process sees it.
			if err == nil && !strings.Contains(string(status), "State:\tZ") {
				found = append(found, fmt.Sprintf("%s: %s", process, status))
			}
		}
	}
	return found
}

func pidNamespace(t *testing.T, pid int) string {
	t.Helper()
	link, err := os.Readlink(fmt.Sprintf("/proc/%d/ns/pid", pid))
	if err != nil {
		t.Fatal(err)
	}
	return link
}

// added lists what after has more than before.
func added(before, after []string) []string {
	known := map[string]int{}
	for _, line := range before {
		known[line]++
	}
	var more []string
	for _, line := range after {
		if known[line]--; known[line] < 0 {
			more = append(more, line)
		}
	}
	return more
}
