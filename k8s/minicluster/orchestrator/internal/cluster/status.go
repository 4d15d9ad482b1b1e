package cluster

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
)

// Running is one program of a cluster.
type Running struct {
	Name      string `json:"name"`
	Pid       int    `json:"pid"`
	Alive     bool   `json:"alive"`
	Restarts  int    `json:"restarts"`
	MemoryMiB int    `json:"memoryMiB"`
}

// Status is what a caller needs to use a cluster.
type Status struct {
	Name       string    `json:"name"`
	Kind       Kind      `json:"kind"`
	State      string    `json:"state"` // running, degraded or stopped
	Kubeconfig string    `json:"kubeconfig"`
	Context    string    `json:"context"`
	Server     string    `json:"server"`
	NodeIP     string    `json:"nodeIP,omitempty"`
	StateDir   string    `json:"stateDir"`
	AuditLog   string    `json:"auditLog"`
	MemoryMiB  int       `json:"memoryMiB"`
	Processes  []Running `json:"processes"`
}

// ReadStatus looks at the cluster's processes.
func ReadStatus(dir place.Dir, description Description) (Status, error) {
	status := Status{
		Name:       description.Name,
		Kind:       description.Kind,
		Kubeconfig: dir.Kubeconfig(),
		Context:    context(description.Name),
		Server:     server(description),
		StateDir:   dir.String(),
		AuditLog:   dir.AuditLog(),
	}
	if description.Kind == WithNode {
		status.NodeIP = description.Plan.NodeIP().String()
	}
	files, err := filepath.Glob(dir.Pid("*"))
	if err != nil {
		return Status{}, err
	}
	alive := 0
	for _, file := range files {
		running := look(dir, strings.TrimSuffix(filepath.Base(file), ".pid"))
		status.Processes = append(status.Processes, running)
		status.MemoryMiB += running.MemoryMiB
		if running.Alive {
			alive++
		}
	}
	sort.Slice(status.Processes, func(i, j int) bool { return status.Processes[i].Name < status.Processes[j].Name })
	status.State = summary(alive, len(files))
	return status, nil
}

// complete says which program of the cluster does not run.
func complete(dir place.Dir, description Description) error {
	status, err := ReadStatus(dir, description)
	if err != nil {
		return err
	}
	for _, program := range status.Processes {
		if !program.Alive {
			return fmt.Errorf("%s has ended: %s", program.Name, lastLine(dir.Log(program.Name)))
		}
	}
	return nil
}

func summary(alive, known int) string {
	switch {
	case alive == 0:
		return "stopped"
	case alive < known:
		return "degraded"
	default:
		return "running"
	}
}

func look(dir place.Dir, name string) Running {
	identity, found := process.Read(dir.Pid(name))
	running := Running{Name: name, Pid: identity.Pid, Alive: found && identity.Alive()}
	if running.Alive {
		running.MemoryMiB = identity.MemoryMiB()
	}
	if content, err := os.ReadFile(dir.Restarts(name)); err == nil {
		running.Restarts, _ = strconv.Atoi(strings.TrimSpace(string(content)))
	}
	return running
}

// Status finds the cluster called name.
func (w Workshop) Status(name string) (Status, error) {
	dir, description, err := w.existing(name)
	if err != nil {
		return Status{}, err
	}
	return ReadStatus(dir, description)
}

func (w Workshop) existing(name string) (place.Dir, Description, error) {
	dir, err := w.Roots.Cluster(name)
	if err != nil {
		return "", Description{}, err
	}
	description, exists, err := readDescription(dir)
	if err == nil && !exists {
		err = fail.Say("There is no cluster called %q here: \"minicluster list\" names those there are.", name)
	}
	return dir, description, err
}
