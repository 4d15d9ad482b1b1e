package process

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func sleeper(t *testing.T) Identity {
	t.Helper()
	command := exec.Command("sleep", "60")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { command.Process.Kill(); command.Wait() })
	identity, err := Identify("/proc", command.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	return identity
}

func TestEndsAProcessAndSeesIt(t *testing.T) {
	process := sleeper(t)
	if !process.Alive() {
		t.Fatal("a running process counts as dead")
	}
	if err := process.Kill(5 * time.Second); err != nil {
		t.Fatal(err)
	}
	if process.Alive() { // nobody has waited for it: it is a zombie
		t.Error("a zombie counts as alive")
	}
}

func TestANumberThatAnotherProgramHasNowIsNotOurs(t *testing.T) {
	process := sleeper(t)
	earlier := Identity{Pid: process.Pid, Started: process.Started - 1}
	if earlier.Alive() {
		t.Error("took another program for ours")
	}
	if err := earlier.Kill(time.Second); err != nil || !process.Alive() {
		t.Errorf("ended another program: %v", err)
	}
}

func TestAPidFileGivesBackWhatWasWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.pid")
	written := Identity{Pid: 42, Started: 4711}
	if err := written.Write(path); err != nil {
		t.Fatal(err)
	}
	if read, found := Read(path); !found || read != written {
		t.Errorf("%v, %v", read, found)
	}
}

func TestAPidFileOfAFullDiskIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.pid")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if read, found := Read(path); found {
		t.Errorf("read %v from an empty file", read)
	}
}

func TestMeasuresItsOwnMemory(t *testing.T) {
	own, err := Identify("/proc", os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if own.MemoryMiB() < 1 {
		t.Errorf("this test takes %d MiB", own.MemoryMiB())
	}
}
