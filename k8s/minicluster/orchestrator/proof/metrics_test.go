//go:build cluster

package proof

import (
	"strings"
	"testing"
	"time"
)

func TestMetricsServerGivesFiguresOfNodeAndPods(t *testing.T) {
	s := newStage(t)
	t.Cleanup(func() { s.run("down", "--name", "a") })
	s.must("up", "--name", "a", "--with", "metrics-server")

	for _, kind := range []string{"nodes", "pods"} {
		eventually(t, "figures of "+kind, 90*time.Second, func() bool {
			result := s.run("kubectl", "--name", "a", "top", kind, "--no-headers", "--namespace", "kube-system")
			return result.exit == 0 && strings.Contains(result.stdout, "Mi")
		})
	}
}

func TestRefusesToAddWhatItDoesNotKnow(t *testing.T) {
	result := newStage(t).run("up", "--name", "a", "--with", "ingress")

	if result.exit != 1 || !strings.Contains(result.stderr, `not "ingress"`) {
		t.Errorf("exit %d: %q", result.exit, result.stderr)
	}
}
