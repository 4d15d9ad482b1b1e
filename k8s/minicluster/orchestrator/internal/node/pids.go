package node

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"rec.io/minicluster/orchestrator/internal/process"
)

// pidsOnHost translates process numbers of the node into those of the host, for the pid files.
type pidsOnHost struct{ proc *os.File }

// of finds the host's number of the node's process pid, by the list of numbers that the
// kernel keeps for each process, outermost first.
func (p pidsOnHost) of(pid int) (process.Identity, error) {
	root := descriptor(p.proc)
	own, err := os.Readlink(root + "/self/ns/pid")
	if err != nil {
		return process.Identity{}, err
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return process.Identity{}, err
	}
	for _, entry := range entries {
		candidate, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		status, err := os.ReadFile(fmt.Sprintf("%s/%d/status", root, candidate))
		if err != nil || innermostPid(string(status)) != pid {
			continue // gone meanwhile, or another process
		}
		if namespace, err := os.Readlink(fmt.Sprintf("%s/%d/ns/pid", root, candidate)); err == nil && namespace == own {
			return process.Identify(root, candidate)
		}
	}
	return process.Identity{}, fmt.Errorf("process %d of the node is not to be found on the host", pid)
}

func innermostPid(status string) int {
	for line := range strings.Lines(status) {
		if numbers, found := strings.CutPrefix(line, "NSpid:"); found {
			fields := strings.Fields(numbers)
			if pid, err := strconv.Atoi(fields[len(fields)-1]); err == nil {
				return pid
			}
		}
	}
	return 0
}
