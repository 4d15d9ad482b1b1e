package cluster

import (
	"fmt"
	"os"
	"strings"

	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/host"
	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
)

// Down removes the cluster called name with all that it has made, and tells whether there was one.
func (w Workshop) Down(name string) (bool, error) {
	dir, err := w.Roots.Cluster(name)
	if err != nil {
		return false, err
	}
	defer w.lock(dir.String())()
	description, exists, err := readDescription(dir)
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(dir.String()); !exists && os.IsNotExist(err) {
		return false, nil
	}
	if description.Kind == APIOnly {
		err = stopAPI(dir)
	} else if exists {
		err = w.stopNode(dir, description)
	}
	if err != nil {
		return false, err
	}
	if err := removeState(dir); err != nil {
		return false, err
	}
	if description.Kind == APIOnly {
		return true, nil
	}
	return true, w.restoreHost()
}

func (w Workshop) stopNode(dir place.Dir, description Description) error {
	if os.Getuid() != 0 {
		return fail.Say("The cluster %q belongs to root: run this as root.", description.Name)
	}
	w.Progress("ending the node of %s", description.Name)
	return clear(dir, description)
}

// removeState refuses to delete through a mount point: what lies behind one is not ours.
func removeState(dir place.Dir) error {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(mounts)) {
		if fields := strings.Fields(line); len(fields) > 1 && strings.HasPrefix(fields[1], dir.String()+"/") {
			return fail.Say("Something is mounted on %s: unmount it, then run down again.", fields[1])
		}
	}
	if err := os.RemoveAll(dir.String()); err != nil {
		return fmt.Errorf("state directory: %w", err)
	}
	return nil
}

// restoreHost gives the machine its kernel settings back once no cluster needs ours.
func (w Workshop) restoreHost() error {
	defer w.lock("addresses")()
	if network.AnyConnected() {
		return nil
	}
	return host.RestoreSettings()
}
