package host

import (
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
