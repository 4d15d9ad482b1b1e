package cluster

import (
	"errors"
	"os"

	"rec.io/minicluster/orchestrator/internal/build"
	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/host"
	"rec.io/minicluster/orchestrator/internal/node"
	"rec.io/minicluster/orchestrator/internal/packages"
	"rec.io/minicluster/orchestrator/internal/pki"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
	"rec.io/minicluster/orchestrator/internal/settings"
)

// diskForCluster leaves room for the images and volumes of one trading system.
const diskForCluster = 2 << 30

// Workshop is what every command works with.
type Workshop struct {
	Roots    place.Roots
	Cache    build.Cache
	Progress func(format string, arguments ...any)
}

// Up makes the cluster called name, or completes it, or finds it complete and leaves it alone.
func (w Workshop) Up(name string, extras []string) (Status, error) {
	if os.Getuid() != 0 {
		return Status{}, fail.Say("A cluster with a node needs root (namespaces, mounts, control groups): run this as root, or use \"minicluster api up\" for an API server alone.")
	}
	dir, err := w.Roots.Cluster(name)
	if err != nil {
		return Status{}, err
	}
	if err := requireKnown(extras); err != nil {
		return Status{}, err
	}
	if err := packages.Install(packages.Node(), w.Progress); err != nil {
		return Status{}, err
	}
	binaries, err := w.Cache.Binaries(build.All())
	if err != nil {
		return Status{}, err
	}
	defer w.lock(dir.String())()
	description, started, err := w.place(dir, name, binaries)
	if err != nil {
		return Status{}, err
	}
	err = w.furnish(dir, description, binaries)
	if errors.Is(err, errNodeEnded) && !started {
		// It was still dying when it was looked at.
		if description, _, err = w.place(dir, name, binaries); err == nil {
			err = w.furnish(dir, description, binaries)
		}
	}
	if err != nil {
		return Status{}, err
	}
	if err := w.addExtras(dir, description, binaries, extras); err != nil {
		return Status{}, err
	}
	return ReadStatus(dir, description)
}

// place gives the cluster its addresses and starts its node. Only here clusters can get into
// each other's way, whatever state directories they have, so one is placed at a time.
// It tells whether the node had to be started.
func (w Workshop) place(dir place.Dir, name, binaries string) (Description, bool, error) {
	defer w.lock("addresses")()
	description, err := w.prepare(dir, name)
	if err != nil {
		return Description{}, false, err
	}
	started, err := w.ensureNode(dir, description, binaries)
	return description, started, err
}

func (w Workshop) lock(name string) func() {
	return host.Lock(name, func() { w.Progress("waiting for another minicluster command to finish") })
}

// prepare makes directories, certificates and configuration; on a second call it changes nothing
// but what a newer version of this program would write differently.
func (w Workshop) prepare(dir place.Dir, name string) (Description, error) {
	if _, exists, err := readDescription(dir); err != nil {
		return Description{}, err
	} else if !exists {
		if err := build.RequireSpace(w.Roots.State, diskForCluster, "for images and volumes"); err != nil {
			return Description{}, err
		}
	}
	for _, directory := range dir.Subdirectories() {
		if err := os.MkdirAll(directory, 0o755); err != nil {
			return Description{}, err
		}
	}
	if err := os.Chmod(dir.String(), 0o700); err != nil {
		return Description{}, err
	}
	if err := host.RememberSettings(); err != nil {
		return Description{}, err
	}
	return describe(w.Roots, dir, name)
}

// ensureNode leaves a node that runs alone and starts one otherwise, on what a crash may have left.
func (w Workshop) ensureNode(dir place.Dir, description Description, binaries string) (bool, error) {
	if first, found := process.Read(dir.Pid("node")); found {
		if first.Alive() && sameBinaries(dir, binaries) {
			return false, nil
		}
		if first.Alive() {
			w.Progress("the programs have changed: restarting the node of %s with its data", description.Name)
		} else {
			w.Progress("cleaning up after a crash of %s; its data stays", description.Name)
		}
		if err := clear(dir, description); err != nil {
			return false, err
		}
	}
	if err := writeConfiguration(dir, description); err != nil {
		return false, err
	}
	if err := host.CreateCgroup(settings.Cgroup(description.Plan)); err != nil {
		return false, err
	}
	w.Progress("starting the node of %s", description.Name)
	return true, startNode(dir, description, binaries)
}

func writeConfiguration(dir place.Dir, description Description) error {
	its := settings.NewNode(description.Name, description.Plan)
	err := pki.WriteCluster(dir.PKI(""), pki.Endpoint{
		NodeName:  its.Name,
		NodeIP:    description.Plan.NodeIP().AsSlice(),
		ServiceIP: description.Plan.APIService().AsSlice(),
	})
	if err != nil {
		return err
	}
	if err := settings.Write(dir, its); err != nil {
		return err
	}
	if err := settings.WriteAdminKubeconfig(dir, context(description.Name), server(description)); err != nil {
		return err
	}
	if err := host.WriteResolvConf(dir.Conf("resolv.conf"), host.NameServers()); err != nil {
		return err
	}
	blueprint := node.Blueprint{Plan: description.Plan, Processes: settings.Processes(its)}
	return node.WriteBlueprint(dir.Processes(), blueprint)
}
