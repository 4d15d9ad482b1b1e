//go:build cluster

package proof

import (
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestASecondUpTakesSecondsAndRestartsNothing(t *testing.T) {
	s := newStage(t)
	first := s.up("a")

	started := time.Now()
	second := s.status("up", "--name", "a")

	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("the second up took %s", took)
	}
	for name, pid := range pids(first) {
		if now := pids(second)[name]; now != pid {
			t.Errorf("%s was process %d and is %d", name, pid, now)
		}
	}
	if second.State != "running" {
		t.Errorf("the cluster is %s", second.State)
	}
}

func TestPodsWorkAsOnAnyCluster(t *testing.T) {
	s := newStage(t)
	status := s.up("a")
	s.deployProbe("a")

	t.Run("logs", func(t *testing.T) {
		if logs := s.kubectl("a", "logs", "deploy/probe"); !strings.Contains(logs, "serving as probe-") {
			t.Errorf("logs say %q", logs)
		}
	})
	t.Run("exec, name resolution and a Service that leads back to its own pod", func(t *testing.T) {
		answer := s.kubectl("a", "exec", "deploy/probe", "--", "/probe", "get", "http://probe.default.svc.cluster.local:8080/")
		if !strings.HasPrefix(answer, "hello from probe-") {
			t.Errorf("the pod got %q", answer)
		}
	})
	t.Run("NodePort from the host", func(t *testing.T) {
		if answer := fetch(t, "http://"+status.NodeIP+":30080/"); !strings.HasPrefix(answer, "hello from probe-") {
			t.Errorf("the host got %q", answer)
		}
	})
	t.Run("port-forward", func(t *testing.T) { portForward(t, s) })
	t.Run("a rollout replaces the pod", func(t *testing.T) {
		before := s.kubectl("a", "get", "pods", "-l", "app=probe", "-o", "name")
		s.kubectl("a", "rollout", "restart", "deployment/probe")
		s.kubectl("a", "rollout", "status", "deployment/probe", "--timeout=60s")
		if after := s.kubectl("a", "get", "pods", "-l", "app=probe", "-o", "name"); after == before {
			t.Errorf("the pod is still %s", after)
		}
	})
	t.Run("a deleted claim frees its directory", func(t *testing.T) {
		s.kubectl("a", "delete", "deployment/probe", "pvc/data", "--wait")
		eventually(t, "removal of the volume", 30*time.Second, func() bool {
			left, err := os.ReadDir(filepath.Join(status.StateDir, "volumes"))
			return err == nil && len(left) == 0
		})
	})
	t.Run("writes are audited", func(t *testing.T) {
		log, err := os.ReadFile(status.AuditLog)
		if err != nil || !strings.Contains(string(log), `"verb":"patch"`) || !strings.Contains(string(log), `"resource":"deployments"`) {
			t.Errorf("the audit log does not know the deployment: %v", err)
		}
	})
}

func TestEndsAndStartsAgainAfterACrash(t *testing.T) {
	for name, victims := range map[string][]string{
		"some processes": {"kubelet", "etcd", "containerd"},
		"all processes": {"node", "kubelet", "etcd", "containerd", "kube-apiserver", "kube-proxy",
			"kube-scheduler", "kube-controller-manager", "local-volumes"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			status := s.up("a")
			s.deployProbe("a")
			written := writeToVolume(t, status.StateDir)

			for _, victim := range victims {
				if err := syscall.Kill(pids(status)[victim], syscall.SIGKILL); err != nil && err != syscall.ESRCH {
					t.Fatalf("%s: %v", victim, err)
				}
			}
			again := s.status("up", "--name", "a")

			if again.State != "running" {
				t.Errorf("the cluster is %s", again.State)
			}
			eventually(t, "the probe's answer", 60*time.Second, func() bool {
				return strings.HasPrefix(s.throughService("a"), "hello from")
			})
			if content, err := os.ReadFile(written); err != nil || string(content) != "kept" {
				t.Errorf("the volume's data is %q, %v", content, err)
			}
		})
	}
}

func TestCompletesAnUpThatWasKilledHalfWay(t *testing.T) {
	s := newStage(t)
	for _, after := range []time.Duration{200 * time.Millisecond, time.Second, 3 * time.Second} {
		half := s.command("up", "--name", "a")
		if err := half.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(after, func() { half.Process.Kill() })
		half.Wait() //nolint:errcheck // it is killed, so it fails
	}

	if status := s.up("a"); status.State != "running" {
		t.Errorf("the cluster is %s", status.State)
	}
}

func TestTwoClustersDoNotDisturbEachOther(t *testing.T) {
	s := newStage(t)
	a, b := s.up("a"), s.up("b")
	s.deployProbe("a")
	s.deployProbe("b")
	podOfA, podOfB := s.throughService("a"), s.throughService("b")

	if podOfA == podOfB {
		t.Errorf("both clusters answer %q", podOfA)
	}
	if answer := strings.TrimSpace(fetch(t, "http://"+a.NodeIP+":30080/")); answer != podOfA {
		t.Errorf("a's NodePort says %q, its Service %q", answer, podOfA)
	}
	s.must("down", "--name", "a")
	if answer := strings.TrimSpace(fetch(t, "http://"+b.NodeIP+":30080/")); answer != podOfB {
		t.Errorf("b's NodePort says %q once a is gone", answer)
	}
	for name, pid := range pids(b) {
		if now := pids(s.status("status", "--name", "b"))[name]; now != pid {
			t.Errorf("%s of b was process %d and is %d", name, pid, now)
		}
	}
}

func TestDownLeavesNothing(t *testing.T) {
	s := newStage(t)
	before := traces(t)
	status := s.up("a")
	s.deployProbe("a")
	namespace := pidNamespace(t, pids(status)["node"])

	s.must("down", "--name", "a")

	if left := added(before, traces(t)); len(left) > 0 {
		t.Errorf("left on the host:\n%s", strings.Join(left, "\n"))
	}
	if left := append(processesOf(s.state), namespaceOf(namespace)...); len(left) > 0 {
		t.Errorf("still running:\n%s", strings.Join(left, "\n"))
	}
	if _, err := os.Stat(status.StateDir); !os.IsNotExist(err) {
		t.Errorf("the state directory is still there: %v", err)
	}
	again := s.must("down", "--name", "a")
	if !strings.Contains(again.stderr, `there is no cluster called "a"`) {
		t.Errorf("the second down says %q", again.stderr)
	}
}

func writeToVolume(t *testing.T, state string) string {
	t.Helper()
	volumes, err := filepath.Glob(filepath.Join(state, "volumes", "pvc-*"))
	if err != nil || len(volumes) != 1 {
		t.Fatalf("volumes: %v, %v", volumes, err)
	}
	path := filepath.Join(volumes[0], "file")
	if err := os.WriteFile(path, []byte("kept"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func portForward(t *testing.T, s stage) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	status := s.status("status", "--name", "a")
	command := exec.CommandContext(ctx, launcher(), "kubectl", "--name", "a", "port-forward", "deploy/probe", ":8080")
	command.Env = append(os.Environ(), "RECIO_STATE="+s.state)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer command.Wait() //nolint:errcheck // it is ended by cancel
	line := make([]byte, 200)
	count, err := output.Read(line)
	if err != nil {
		t.Fatalf("port-forward to %s said nothing: %v", status.Server, err)
	}
	address := strings.Fields(strings.TrimPrefix(string(line[:count]), "Forwarding from "))[0]
	if answer := fetch(t, "http://"+address+"/"); !strings.HasPrefix(answer, "hello from probe-") {
		t.Errorf("through the forwarded port came %q", answer)
	}
	cancel()
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	client := http.Client{Timeout: 5 * time.Second}
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
