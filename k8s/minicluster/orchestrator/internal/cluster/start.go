package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/host"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
	"rec.io/minicluster/orchestrator/internal/settings"
)

// NodeVerb is the hidden command by which this program starts itself as a node's first process.
const NodeVerb = "node"

// startNode starts the node's first process in namespaces of its own and connects it to the host.
func startNode(dir place.Dir, description Description, binaries string) error {
	if err := os.WriteFile(binariesMark(dir), []byte(binaries), 0o600); err != nil {
		return err
	}
	log, err := os.Create(dir.Log("node"))
	if err != nil {
		return err
	}
	defer log.Close()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	connected, connect, err := os.Pipe()
	if err != nil {
		return err
	}
	defer connect.Close()
	first := exec.Command(self, NodeVerb, "--state", dir.String(), "--binaries", binaries)
	first.Dir = "/"
	first.Env = append(os.Environ(), "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
	first.Stdin, first.Stdout, first.Stderr = connected, log, log
	first.SysProcAttr = &syscall.SysProcAttr{
		Setsid:     true,
		Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWNET,
	}
	if err := first.Start(); err != nil {
		return refusedNamespaces(err)
	}
	connected.Close()
	go first.Wait() // whether it lives is read from /proc; this only keeps it from staying a zombie
	identity, err := process.Identify("/proc", first.Process.Pid)
	if err != nil {
		return err
	}
	if err := identity.Write(dir.Pid("node")); err != nil {
		return err
	}
	if err := description.Plan.Connect(identity.Pid, dir.String()); err != nil {
		return err
	}
	_, err = connect.Write([]byte{1})
	return err
}

func refusedNamespaces(err error) error {
	if errors.Is(err, syscall.EPERM) {
		return fail.Say("The system does not let this user make namespaces, as in a container without CAP_SYS_ADMIN: run this on the machine itself, or in a privileged container.")
	}
	return fmt.Errorf("the node's first process did not start: %w", err)
}

// clear ends the node and removes what it has left on the host; its files stay.
func clear(dir place.Dir, description Description) error {
	if first, found := process.Read(dir.Pid("node")); found {
		// The kernel ends all processes of the namespaces before their first one is gone.
		if err := first.Kill(20 * time.Second); err != nil {
			return err
		}
	}
	if err := description.Plan.Disconnect(dir.String()); err != nil {
		return err
	}
	if description.Plan.HeldByAnother(dir.String()) {
		return clearRun(dir)
	}
	if err := host.RemoveCgroup(settings.Cgroup(description.Plan)); err != nil {
		return err
	}
	return clearRun(dir)
}

// clearRun forgets the processes that have ended.
func clearRun(dir place.Dir) error {
	if err := os.RemoveAll(filepath.Dir(dir.Pid("node"))); err != nil {
		return err
	}
	return os.MkdirAll(filepath.Dir(dir.Pid("node")), 0o755)
}

func sameBinaries(dir place.Dir, binaries string) bool {
	content, err := os.ReadFile(binariesMark(dir))
	return err == nil && string(content) == binaries
}

func binariesMark(dir place.Dir) string { return filepath.Join(dir.String(), "binaries") }

func context(name string) string { return "minicluster-" + name }

func server(description Description) string {
	if description.Ports != nil {
		return fmt.Sprintf("https://127.0.0.1:%d", description.Ports.API)
	}
	return fmt.Sprintf("https://%s:%d", description.Plan.NodeIP(), settings.APIPort)
}
