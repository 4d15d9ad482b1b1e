//go:build cluster

package proof

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rec.io/minicluster/orchestrator/internal/build"
)

func TestSaysInOneSentenceThatTheDiskIsFull(t *testing.T) {
	s := newStage(t)
	if err := syscall.Mount("tmpfs", s.state, "tmpfs", 0, "size=16m"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(s.state, 0) })

	result := s.run("up", "--name", "a")

	if result.exit != 1 || !strings.Contains(result.stderr, "is full: ") {
		t.Errorf("exit %d: %q", result.exit, result.stderr)
	}
	if left, err := os.ReadDir(s.state); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestSaysInOneSentenceThatNamespacesAreForbidden(t *testing.T) {
	s := newStage(t)
	command := s.command("up", "--name", "a")
	command.Args = append([]string{"setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"}, command.Args...)
	command.Path = "/usr/bin/setpriv"

	result := finish(t, command)

	if result.exit != 1 || !strings.Contains(result.stderr, "does not let this user make namespaces") {
		t.Errorf("exit %d: %q", result.exit, result.stderr)
	}
	s.must("down", "--name", "a")
}

func TestRunsAnAPIServerForAPlainUserAndRefusesHimANode(t *testing.T) {
	newStage(t) // only to insist on root, who alone can become nobody
	home := readableCopy(t)
	asNobody := func(arguments ...string) outcome {
		command := exec.Command(filepath.Join(home, "sources", "minicluster"), arguments...)
		command.Env = append(os.Environ(), "HOME="+home, "RECIO_STATE="+home+"/state", "RECIO_CACHE="+home+"/cache")
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		return finish(t, command)
	}
	t.Cleanup(func() { asNobody("api", "down", "--name", "a") })

	refused := asNobody("up", "--name", "b")
	up := asNobody("api", "up", "--name", "a")
	namespaces := asNobody("kubectl", "--name", "a", "get", "namespaces", "-o", "name")
	down := asNobody("api", "down", "--name", "a")

	if refused.exit != 1 || !strings.Contains(refused.stderr, "needs root") {
		t.Errorf("up: exit %d: %q", refused.exit, refused.stderr)
	}
	if up.exit != 0 || !strings.Contains(namespaces.stdout, "namespace/default") {
		t.Errorf("api up: exit %d: %q; namespaces: %q %q", up.exit, up.stderr, namespaces.stdout, namespaces.stderr)
	}
	if left := processesOf(home); down.exit != 0 || len(left) > 0 {
		t.Errorf("api down: exit %d: %q, left %v", down.exit, down.stderr, left)
	}
}

// readableCopy puts sources and built programs where every user can read them.
func readableCopy(t *testing.T) string {
	t.Helper()
	home, err := os.MkdirTemp("", "minicluster-nobody")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	cache := os.Getenv("RECIO_CACHE")
	if cache == "" {
		cache = filepath.Join(os.Getenv("HOME"), ".cache", "recio")
	}
	hash, err := build.Hash("../../kube")
	if err != nil {
		t.Fatal(err)
	}
	script := `
		cp -r ../.. "$1/sources" && mkdir -p "$1/cache/minicluster" && cd "$2/minicluster"
		cp -r "$3" orchestrator-* "$1/cache/minicluster/"
		chown -R 65534 "$1"`
	if output, err := exec.Command("bash", "-euc", script, "copy", home, cache, "kube-"+hash).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return home
}
