package node

import (
	"net"
	"path/filepath"
	"testing"
	"time"
)

func TestFindsTheInnermostNumberOfAProcess(t *testing.T) {
	if pid := innermostPid("Name:\tkube\nNSpid:\t8319\t44\nThreads:\t3\n"); pid != 44 {
		t.Errorf("%d", pid)
	}
}

func TestPausesGrowAndStartAnewAfterAGoodMinute(t *testing.T) {
	for _, row := range []struct {
		restarts int
		ran      time.Duration
		want     time.Duration
	}{
		{0, 0, time.Second},
		{2, time.Second, 4 * time.Second},
		{9, time.Second, 10 * time.Second},
		{9, 2 * time.Minute, time.Second},
	} {
		if got := pause(row.restarts, row.ran); got != row.want {
			t.Errorf("after %d restarts and %s: %s instead of %s", row.restarts, row.ran, got, row.want)
		}
	}
}

func TestASocketAnswersOnceSomebodyListens(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	if Ask(socket) == nil {
		t.Fatal("nobody answered")
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if err := Ask(socket); err != nil {
		t.Error(err)
	}
}

func TestGivesUpWaitingInTheEnd(t *testing.T) {
	if err := waitForAnswer(filepath.Join(t.TempDir(), "s"), 200*time.Millisecond); err == nil {
		t.Error("waited for nobody with success")
	}
}
