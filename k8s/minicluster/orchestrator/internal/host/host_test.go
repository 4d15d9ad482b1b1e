package host

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestKnowsHierarchiesOfBothVersions(t *testing.T) {
	mounts := `tmpfs /sys/fs/cgroup tmpfs rw 0 0
cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0
cgroup /elsewhere/memory cgroup rw,memory 0 0
`
	want := []string{"/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified"}
	if found := parseHierarchies(mounts); !slices.Equal(found, want) {
		t.Errorf("%v instead of %v", found, want)
	}
}

func TestAClusterOutweighsOneSession(t *testing.T) {
	for file, weight := range map[string]string{"cpu.shares": "2048", "cpu.weight": "200"} {
		group := t.TempDir()
		if err := os.WriteFile(filepath.Join(group, file), []byte("100"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := outweigh(group); err != nil {
			t.Fatal(err)
		}
		if found, _ := os.ReadFile(filepath.Join(group, file)); string(found) != weight {
			t.Errorf("%s is %s", file, found)
		}
	}
	memory := t.TempDir()
	if err := outweigh(memory); err != nil {
		t.Errorf("a hierarchy without weights: %v", err)
	}
	if entries, _ := os.ReadDir(memory); len(entries) != 0 {
		t.Errorf("made %v", entries)
	}
}

func TestPassesOnlyNameServersThatANodeReaches(t *testing.T) {
	content := "# local stub\nnameserver 127.0.0.53\nnameserver ::1\nnameserver 192.0.2.1\noptions edns0\nnameserver\n"
	if found := parseNameServers(content); !slices.Equal(found, []string{"192.0.2.1"}) {
		t.Errorf("%v", found)
	}
}

func TestOneHoldsALockAndTheNextWaits(t *testing.T) {
	release := Lock(t.Name(), func() { t.Error("waited for nobody") })
	waiting, entered := make(chan bool), make(chan bool)
	go func() {
		defer Lock(t.Name(), func() { close(waiting) })()
		close(entered)
	}()
	<-waiting
	select {
	case <-entered:
		t.Fatal("two hold the lock")
	default:
	}
	release()
	select {
	case <-entered:
	case <-time.After(5 * time.Second):
		t.Error("the lock was never passed on")
	}
}
