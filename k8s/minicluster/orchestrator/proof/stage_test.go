//go:build cluster

// Package proof drives real clusters through the launcher, as a user does.
package proof

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rec.io/minicluster/orchestrator/internal/cluster"
)

// stage is a state directory of its own, so that no cluster of the user's is touched.
type stage struct {
	t     *testing.T
	state string
}

func newStage(t *testing.T) stage {
	if os.Getuid() != 0 {
		t.Fatal("the cluster tests need root")
	}
	return stage{t, t.TempDir()}
}

type outcome struct {
	stdout, stderr string
	exit           int
	took           time.Duration
}

func launcher() string {
	path, err := filepath.Abs("../../minicluster")
	if err != nil {
		panic(err)
	}
	return path
}

func (s stage) command(arguments ...string) *exec.Cmd {
	command := exec.Command(launcher(), arguments...)
	command.Env = append(os.Environ(), "RECIO_STATE="+s.state)
	return command
}

func (s stage) run(arguments ...string) outcome {
	s.t.Helper()
	return finish(s.t, s.command(arguments...))
}

func finish(t *testing.T, command *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	started := time.Now()
	err := command.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatalf("%v: %v", command.Args, err)
	}
	return outcome{stdout.String(), stderr.String(), command.ProcessState.ExitCode(), time.Since(started)}
}

func (s stage) must(arguments ...string) outcome {
	s.t.Helper()
	result := s.run(arguments...)
	if result.exit != 0 {
		s.t.Fatalf("minicluster %s ended with %d:\n%s", strings.Join(arguments, " "), result.exit, result.stderr)
	}
	return result
}

func (s stage) status(arguments ...string) cluster.Status {
	s.t.Helper()
	result := s.must(append(arguments, "-o", "json")...)
	var status cluster.Status
	if err := json.Unmarshal([]byte(result.stdout), &status); err != nil {
		s.t.Fatalf("no status in %q: %v", result.stdout, err)
	}
	return status
}

// up makes the cluster and has it removed after the test, whatever happens.
func (s stage) up(name string) cluster.Status {
	s.t.Helper()
	s.t.Cleanup(func() { s.run("down", "--name", name) })
	return s.status("up", "--name", name)
}

func (s stage) kubectl(name string, arguments ...string) string {
	s.t.Helper()
	return s.must(append([]string{"kubectl", "--name", name}, arguments...)...).stdout
}

func (s stage) apply(name, manifest string) {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), "manifest.yaml")
	if err := os.WriteFile(file, []byte(manifest), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.kubectl(name, "apply", "-f", file)
}

func pids(status cluster.Status) map[string]int {
	all := map[string]int{}
	for _, process := range status.Processes {
		all[process.Name] = process.Pid
	}
	return all
}

func eventually(t *testing.T, what string, within time.Duration, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(within); !holds(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s did not happen within %s", what, within)
		}
	}
}
