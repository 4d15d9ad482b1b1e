package cluster

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
	"rec.io/minicluster/orchestrator/internal/settings"
)

func workshop(t *testing.T) Workshop {
	t.Helper()
	return Workshop{Roots: place.Roots{State: t.TempDir()}, Progress: func(string, ...any) {}}
}

func described(t *testing.T, w Workshop, description Description) place.Dir {
	t.Helper()
	dir, err := w.Roots.Cluster(description.Name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(dir.Pid("x")), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := description.write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

var alone = Description{Name: "a", Kind: APIOnly, Ports: &Ports{API: 1, Etcd: 2, EtcdPeer: 3}}

func TestSaysWhenThereIsNoSuchCluster(t *testing.T) {
	_, err := workshop(t).Status("a")
	if err == nil || !strings.HasPrefix(err.Error(), `There is no cluster called "a"`) {
		t.Errorf("%v", err)
	}
}

func TestDownOfNothingIsNoError(t *testing.T) {
	if existed, err := workshop(t).Down("a"); existed || err != nil {
		t.Errorf("%v, %v", existed, err)
	}
}

func TestDownClearsADirectoryThatAnInterruptedUpLeftEmpty(t *testing.T) {
	w := workshop(t)
	dir, err := w.Roots.Cluster("a")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir.PKI(""), 0o755); err != nil {
		t.Fatal(err)
	}
	if existed, err := w.Down("a"); !existed || err != nil {
		t.Fatalf("%v, %v", existed, err)
	}
	if _, err := os.Stat(dir.String()); !os.IsNotExist(err) {
		t.Errorf("still there: %v", err)
	}
}

func TestRefusesNamesThatAreNoFileNames(t *testing.T) {
	for _, name := range []string{"", "../x", "A", "a/b", "-a"} {
		if _, err := workshop(t).Status(name); err == nil || !strings.Contains(err.Error(), "is no cluster name") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestAClusterKeepsItsKind(t *testing.T) {
	w := workshop(t)
	dir := described(t, w, alone)
	if _, err := describe(w.Roots, dir, "a"); err == nil || !strings.Contains(err.Error(), "without a node") {
		t.Errorf("%v", err)
	}
}

func TestAStoppedClusterIsDegradedUntilAllHasEnded(t *testing.T) {
	w := workshop(t)
	dir := described(t, w, alone)
	own, err := process.Identify("/proc", os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	ended := process.Identity{Pid: own.Pid, Started: own.Started - 1}
	for _, row := range []struct {
		etcd, api process.Identity
		want      string
	}{{own, own, "running"}, {ended, own, "degraded"}, {ended, ended, "stopped"}} {
		if err := row.etcd.Write(dir.Pid("etcd")); err != nil {
			t.Fatal(err)
		}
		if err := row.api.Write(dir.Pid("kube-apiserver")); err != nil {
			t.Fatal(err)
		}
		if status, err := w.Status("a"); err != nil || status.State != row.want {
			t.Errorf("%s instead of %s, %v", status.State, row.want, err)
		}
	}
}

func TestNamesThePortThatAnotherProgramHasTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	err = requireFree(settings.Process{Name: "etcd", Answers: taken.Addr().String()})
	if err == nil || !strings.Contains(err.Error(), taken.Addr().String()) {
		t.Errorf("%v", err)
	}
}

func TestGivesNoPortTwice(t *testing.T) {
	ports, err := freePorts(20)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, port := range ports {
		if seen[port] {
			t.Errorf("port %d was given twice", port)
		}
		seen[port] = true
	}
}

func TestRemovingAnAPIServerSparesAClusterOfThatName(t *testing.T) {
	w := workshop(t)
	dir := described(t, w, Description{Name: "a", Kind: WithNode})
	if _, err := w.DownAPI("a"); err == nil || !strings.Contains(err.Error(), "with a node") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(dir.Description()); err != nil {
		t.Errorf("the cluster is gone: %v", err)
	}
}
