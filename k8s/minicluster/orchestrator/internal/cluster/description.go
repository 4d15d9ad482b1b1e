// Package cluster makes, finds and removes clusters.
package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
)

// Kind tells a whole cluster from an API server alone.
type Kind string

const (
	WithNode Kind = "node"
	APIOnly  Kind = "api"
)

// Ports are those of an API server that runs alone among the host's own processes.
type Ports struct {
	API, Etcd, EtcdPeer int
}

// Description is what must stay the same over restarts: running pods and stored Services rely on it.
type Description struct {
	Name  string       `json:"name"`
	Kind  Kind         `json:"kind"`
	Plan  network.Plan `json:"plan"`
	Ports *Ports       `json:"ports,omitempty"`
}

func (d Description) write(dir place.Dir) error {
	content, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return err
	}
	// Renamed into place, so that a full disk or a crash never leaves half a description.
	unfinished := dir.Description() + ".unfinished"
	if err := os.WriteFile(unfinished, content, 0o600); err != nil {
		return err
	}
	return os.Rename(unfinished, dir.Description())
}

func readDescription(dir place.Dir) (Description, bool, error) {
	content, err := os.ReadFile(dir.Description())
	if errors.Is(err, fs.ErrNotExist) {
		return Description{}, false, nil
	}
	if err != nil {
		return Description{}, false, err
	}
	var description Description
	if err := json.Unmarshal(content, &description); err != nil {
		return Description{}, false, fmt.Errorf("%s: %w", dir.Description(), err)
	}
	return description, true, nil
}

// All lists the clusters below the state directory.
func All(roots place.Roots) ([]Description, error) {
	entries, err := os.ReadDir(roots.State)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var found []Description
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		description, exists, err := readDescription(place.Dir(filepath.Join(roots.State, entry.Name())))
		if err != nil {
			return nil, err
		}
		if exists {
			found = append(found, description)
		}
	}
	return found, nil
}

// describe gives the stored description of a cluster with a node, or chooses a free slot for a new one.
func describe(roots place.Roots, dir place.Dir, name string) (Description, error) {
	description, exists, err := readDescription(dir)
	if err != nil {
		return Description{}, err
	}
	if exists {
		if description.Kind != WithNode {
			return Description{}, fail.Say("%q is an API server without a node: choose another name, or end it with \"minicluster api down --name %s\".", name, name)
		}
		return description, nil
	}
	plan, err := freePlan(roots)
	if err != nil {
		return Description{}, err
	}
	description = Description{Name: name, Kind: WithNode, Plan: plan}
	return description, description.write(dir)
}

func freePlan(roots place.Roots) (network.Plan, error) {
	others, err := All(roots)
	if err != nil {
		return network.Plan{}, err
	}
	taken := map[int]bool{}
	for _, other := range others {
		if other.Kind == WithNode {
			taken[other.Plan.Slot] = true
		}
	}
	used, err := network.UsedOnHost()
	if err != nil {
		return network.Plan{}, err
	}
	plan, free := network.Choose(taken, used)
	if !free {
		return network.Plan{}, fail.Say("None of the %d address ranges below 10.41.0.0, 10.42.0.0 and 10.43.0.0 is free on this machine: remove a cluster (\"minicluster list\").", network.Slots)
	}
	return plan, nil
}
