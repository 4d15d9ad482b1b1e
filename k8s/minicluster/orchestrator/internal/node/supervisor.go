package node

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"

	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/settings"
)

const answerWithin = 60 * time.Second

// supervisor starts the node's programs, starts them again when they end, and reaps every
// orphan of the node, as the first process must.
type supervisor struct {
	dir  place.Dir
	pids pidsOnHost

	mutex   sync.Mutex // guards running; held while a process starts so that its end is not missed
	running map[int]chan syscall.WaitStatus
}

func newSupervisor(dir place.Dir, pids pidsOnHost) *supervisor {
	return &supervisor{dir: dir, pids: pids, running: map[int]chan syscall.WaitStatus{}}
}

func (s *supervisor) run(processes []settings.Process) error {
	byName := map[string]settings.Process{}
	for _, process := range processes {
		byName[process.Name] = process
	}
	for _, process := range processes {
		go s.keep(process, byName[process.After])
	}
	s.reap()
	return nil
}

// keep runs one program for the node's whole life.
func (s *supervisor) keep(process, after settings.Process) {
	if after.Answers != "" {
		if err := waitForAnswer(after.Answers, answerWithin); err != nil {
			slog.Warn("starting although a process it needs is silent", "process", process.Name, "cause", err)
		}
	}
	for restarts := 0; ; restarts++ {
		s.record(s.dir.Restarts(process.Name), restarts)
		started := time.Now()
		ended, err := s.start(process)
		if err != nil {
			slog.Error("could not start", "process", process.Name, "cause", err)
		} else {
			status := <-ended
			slog.Warn("ended", "process", process.Name, "after", time.Since(started).Round(time.Millisecond).String(),
				"exit", status.ExitStatus(), "signal", status.Signal().String())
		}
		time.Sleep(pause(restarts, time.Since(started)))
	}
}

// pause grows while a program keeps failing, and starts anew once it has run for a minute.
func pause(restarts int, ran time.Duration) time.Duration {
	if ran > time.Minute {
		return time.Second
	}
	return min(10*time.Second, time.Second<<min(restarts, 4))
}

func (s *supervisor) start(process settings.Process) (chan syscall.WaitStatus, error) {
	path, err := exec.LookPath(process.Command[0])
	if err != nil {
		return nil, err
	}
	log, err := os.OpenFile(s.dir.Log(process.Name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	started, err := os.StartProcess(path, process.Command, &os.ProcAttr{
		Dir:   "/",
		Files: []*os.File{nil, log, log},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	})
	if err != nil {
		return nil, err
	}
	ended := make(chan syscall.WaitStatus, 1)
	s.running[started.Pid] = ended
	if err := s.recordPid(process.Name, started.Pid); err != nil {
		slog.Warn("no pid file", "process", process.Name, "cause", err)
	}
	return ended, nil
}

func (s *supervisor) recordPid(name string, pid int) error {
	identity, err := s.pids.of(pid)
	if err != nil {
		return err
	}
	return identity.Write(s.dir.Pid(name))
}

func (s *supervisor) record(path string, number int) {
	if err := os.WriteFile(path, []byte(strconv.Itoa(number)+"\n"), 0o600); err != nil {
		slog.Warn("not recorded", "file", path, "cause", err)
	}
}

func (s *supervisor) reap() {
	children := make(chan os.Signal, 16)
	signal.Notify(children, syscall.SIGCHLD)
	for {
		s.reapEnded()
		select {
		case <-children:
		case <-time.After(5 * time.Second): // signals merge; a look now and then misses nobody
		}
	}
}

func (s *supervisor) reapEnded() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid <= 0 {
			return
		}
		if ended, own := s.running[pid]; own {
			delete(s.running, pid)
			ended <- status
		}
	}
}

func waitForAnswer(address string, within time.Duration) error {
	deadline := time.Now().Add(within)
	for {
		err := Ask(address)
		if err == nil || time.Now().After(deadline) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func unexpected(status int, address string) error {
	return fmt.Errorf("%s answers %d", address, status)
}
