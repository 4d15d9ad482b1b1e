package settings

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"text/template"

	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
)

// ContainerdSocket lies in the node's own /run.
const ContainerdSocket = "/run/containerd/containerd.sock"

// PauseImage is built on the machine; its name cannot be pulled from anywhere by accident.
const PauseImage = "minicluster.local/pause:1"

//go:embed files
var files embed.FS

// target is where each file of the node goes below conf/.
var targets = map[string]string{
	"containerd.toml":   "containerd.toml",
	"cni.conflist":      "cni/10-minicluster.conflist",
	"kubelet.yaml":      "kubelet.yaml",
	"audit-policy.yaml": "audit-policy.yaml",
}

// Cgroup is the name of the control group that holds all pods of the cluster. It carries the slot,
// which is one cluster's on the whole machine; a name is one cluster's only in its state directory.
func Cgroup(plan network.Plan) string { return fmt.Sprintf("recio-minicluster-%d", plan.Slot) }

// Write renders the configuration of a node into its state directory on the host.
func Write(host place.Dir, node Node) error {
	values := struct {
		Node
		Socket, Pause, Cgroup string
	}{node, ContainerdSocket, PauseImage, Cgroup(node.Plan)}
	for source, target := range targets {
		if err := render(source, host.Conf(target), values); err != nil {
			return err
		}
	}
	return writeKubeconfigs(host, node)
}

// WriteAuditPolicy is the only file that an API server without a node needs.
func WriteAuditPolicy(host place.Dir) error {
	return render("audit-policy.yaml", host.AuditPolicy(), nil)
}

func render(source, target string, values any) error {
	content, err := template.ParseFS(files, "files/"+source)
	if err != nil {
		return fmt.Errorf("template %s: %w", source, err)
	}
	var rendered bytes.Buffer
	if err := content.Execute(&rendered, values); err != nil {
		return fmt.Errorf("template %s: %w", source, err)
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	return os.WriteFile(target, rendered.Bytes(), 0o600)
}
