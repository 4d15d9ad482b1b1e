package node

import (
	"fmt"
	"os"
	"syscall"

	"rec.io/minicluster/orchestrator/internal/place"
)

type mount struct {
	source, target, kind string
	flags                uintptr
}

// mountNode gives the node its own view of the file system. Programs that insist on paths such
// as /run/containerd or /var/log/pods find them there, and the host never sees what they write.
func mountNode(state, binaries string) error {
	// Opened before anything is covered: either may lie below a directory that will be.
	stateDir, err := os.Open(state)
	if err != nil {
		return err
	}
	defer stateDir.Close()
	binaryDir, err := os.Open(binaries)
	if err != nil {
		return err
	}
	defer binaryDir.Close()

	mounts := []mount{
		{"none", "/", "", syscall.MS_REC | syscall.MS_PRIVATE},
		{"proc", "/proc", "proc", 0},
		// With what is mounted below it: a small file system for the volumes, to fill it up.
		{descriptor(stateDir), place.NodeState, "", syscall.MS_BIND | syscall.MS_REC},
		{descriptor(binaryDir), place.NodeBinaries, "", syscall.MS_BIND},
		{"tmpfs", "/run", "tmpfs", 0},
		{place.InNode.Logs(), "/var/log", "", syscall.MS_BIND},
		{place.InNode.VarLib(), "/var/lib", "", syscall.MS_BIND},
		// Volumes of pods ask for propagation, which needs a shared root.
		{"none", "/", "", syscall.MS_REC | syscall.MS_SHARED},
	}
	for _, m := range mounts {
		if err := syscall.Mount(m.source, m.target, m.kind, m.flags, ""); err != nil {
			return fmt.Errorf("mount of %s on %s: %w", m.source, m.target, err)
		}
	}
	return nil
}

func descriptor(file *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", file.Fd()) }
