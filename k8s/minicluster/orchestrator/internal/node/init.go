// Package node is the first process of a cluster's node. The node has its own mount, network
// and process namespaces, as a node in a container has; when its first process ends, for
// whatever reason, the kernel ends all others and takes their mounts and interfaces away.
package node

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/settings"
)

// Blueprint is what the host tells the node.
type Blueprint struct {
	Plan      network.Plan       `json:"plan"`
	Processes []settings.Process `json:"processes"`
}

// Run builds the node and watches over its programs until it is killed.
// It waits until connected gives a byte: then the wire to the host is there.
func Run(state, binaries string, connected io.Reader) error {
	if os.Getpid() != 1 {
		return fmt.Errorf("a node must be the first process of its namespaces, but this is process %d", os.Getpid())
	}
	if _, err := io.ReadFull(connected, make([]byte, 1)); err != nil {
		return fmt.Errorf("the host gave up before the node was connected: %w", err)
	}
	hostProcesses, err := os.Open("/proc")
	if err != nil {
		return err
	}
	if err := mountNode(state, binaries); err != nil {
		return err
	}
	blueprint, err := readBlueprint(place.InNode.Processes())
	if err != nil {
		return err
	}
	if err := blueprint.Plan.ConfigureNode(); err != nil {
		return err
	}
	return newSupervisor(place.InNode, pidsOnHost{hostProcesses}).run(blueprint.Processes)
}

// WriteBlueprint stores what Run reads.
func WriteBlueprint(path string, blueprint Blueprint) error {
	content, err := json.MarshalIndent(blueprint, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o600)
}

func readBlueprint(path string) (Blueprint, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Blueprint{}, err
	}
	var blueprint Blueprint
	if err := json.Unmarshal(content, &blueprint); err != nil {
		return Blueprint{}, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return blueprint, nil
}
