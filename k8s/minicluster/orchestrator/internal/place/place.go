// Package place names the directories and files that the minicluster uses.
package place

import (
	"os"
	"path/filepath"
	"regexp"

	"rec.io/minicluster/orchestrator/internal/fail"
)

// Inside the node the state directory and the binaries lie at fixed places, so that
// no path depends on where a user keeps his files and Unix socket paths stay short.
// Both are empty directories on every Linux, so nothing of the host is hidden.
const (
	NodeState    = "/mnt"
	NodeBinaries = "/media"
)

var validName = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$`)

// Roots are the two directories under which everything lies.
type Roots struct {
	State string // one directory per cluster
	Cache string // built binaries, one directory per hash
}

// FromEnvironment follows the XDG rules, with RECIO_STATE and RECIO_CACHE above them.
func FromEnvironment() (Roots, error) {
	state, err := base("RECIO_STATE", "XDG_STATE_HOME", ".local/state")
	if err != nil {
		return Roots{}, err
	}
	cache, err := base("RECIO_CACHE", "XDG_CACHE_HOME", ".cache")
	if err != nil {
		return Roots{}, err
	}
	return Roots{State: filepath.Join(state, "minicluster"), Cache: filepath.Join(cache, "minicluster")}, nil
}

func base(own, xdg, fallback string) (string, error) {
	if path := os.Getenv(own); path != "" {
		return filepath.Abs(path)
	}
	if path := os.Getenv(xdg); path != "" {
		return filepath.Join(path, "recio"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fail.Say("Neither %s nor HOME is set, so there is no place for the cluster's files.", own)
	}
	return filepath.Join(home, fallback, "recio"), nil
}

// Cluster gives the directory of the cluster called name.
func (r Roots) Cluster(name string) (Dir, error) {
	if !validName.MatchString(name) {
		return "", fail.Say("%q is no cluster name: use up to 32 lower-case letters, digits and dashes.", name)
	}
	return Dir(filepath.Join(r.State, name)), nil
}

// Dir is a cluster's state directory, as seen from the host or (NodeState) from the node.
type Dir string

// InNode is the state directory as the node's processes see it.
const InNode = Dir(NodeState)

func (d Dir) path(parts ...string) string {
	return filepath.Join(append([]string{string(d)}, parts...)...)
}

func (d Dir) String() string            { return string(d) }
func (d Dir) Description() string       { return d.path("cluster.json") }
func (d Dir) Kubeconfig() string        { return d.path("kubeconfig") }
func (d Dir) AuditLog() string          { return d.path("audit", "audit.log") }
func (d Dir) AuditPolicy() string       { return d.path("conf", "audit-policy.yaml") }
func (d Dir) Conf(file string) string   { return d.path("conf", file) }
func (d Dir) PKI(file string) string    { return d.path("pki", file) }
func (d Dir) Etcd() string              { return d.path("etcd") }
func (d Dir) Containerd() string        { return d.path("containerd") }
func (d Dir) Kubelet() string           { return d.path("kubelet") }
func (d Dir) Volumes() string           { return d.path("volumes") }
func (d Dir) Logs() string              { return d.path("logs") }
func (d Dir) Log(process string) string { return d.path("logs", process+".log") }
func (d Dir) VarLib() string            { return d.path("var-lib") }
func (d Dir) Pid(process string) string { return d.path("run", process+".pid") }
func (d Dir) Restarts(p string) string  { return d.path("run", p+".restarts") }
func (d Dir) Processes() string         { return d.path("conf", "processes.json") }
func (d Dir) Subdirectories() []string {
	var all []string
	for _, name := range []string{
		"conf", "pki", "etcd", "containerd", "kubelet", "volumes", "logs", "logs/pods", "logs/containers",
		"var-lib", "run", "audit", "conf/cni",
	} {
		all = append(all, d.path(name))
	}
	return all
}
