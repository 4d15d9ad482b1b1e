package cluster

import (
	"bytes"
	stdcontext "context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"rec.io/minicluster/orchestrator/internal/addons"
	"rec.io/minicluster/orchestrator/internal/apiclient"
	"rec.io/minicluster/orchestrator/internal/host"
	"rec.io/minicluster/orchestrator/internal/image"
	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/node"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
	"rec.io/minicluster/orchestrator/internal/settings"
)

const readyWithin = 3 * time.Minute

var errNodeEnded = errors.New("the node has ended")

// furnish puts images and add-ons into the node and waits until it works as a cluster.
func (w Workshop) furnish(dir place.Dir, description Description, binaries string) error {
	client, err := apiclient.New(server(description), dir.PKI(""))
	if err != nil {
		return err
	}
	waiting := patience{dir: dir, until: time.Now().Add(readyWithin)}
	mark := filepath.Join(dir.String(), "run", "furnished")
	if _, err := os.Stat(mark); err != nil {
		w.Progress("waiting for containerd")
		if err := waiting.untilHolds(func() error { return node.Ask(socketFromHost(dir)) }); err != nil {
			return err
		}
		if err := importOwnImages(dir, binaries); err != nil {
			return err
		}
		w.Progress("waiting for the API server at %s", server(description))
		if err := waiting.untilHolds(client.Ready); err != nil {
			return err
		}
		if err := apply(dir, description, binaries); err != nil {
			return err
		}
		if err := os.WriteFile(mark, nil, 0o600); err != nil {
			return err
		}
	}
	w.Progress("waiting for the node and the name server")
	nodeName := settings.NewNode(description.Name, description.Plan).Name
	if err := waiting.untilHolds(func() error { return client.NodeReady(nodeName) }); err != nil {
		return err
	}
	if err := waiting.untilHolds(func() error { return resolves(description.Plan) }); err != nil {
		return err
	}
	return waiting.untilHolds(func() error { return complete(dir, description) })
}

// patience asks again until something holds, the time is over or the node has died.
type patience struct {
	dir   place.Dir
	until time.Time
}

func (p patience) untilHolds(holds func() error) error {
	for {
		missing := holds()
		if missing == nil {
			return nil
		}
		if first, found := process.Read(p.dir.Pid("node")); !found || !first.Alive() {
			return fmt.Errorf("%w: %s", errNodeEnded, lastLine(p.dir.Log("node")))
		}
		if time.Now().After(p.until) {
			return fmt.Errorf("the cluster did not become ready within %s: %w (logs in %s)", readyWithin, missing, p.dir.Logs())
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func lastLine(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	return lines[len(lines)-1]
}

// socketFromHost reaches into the node's own /run.
func socketFromHost(dir place.Dir) string {
	first, _ := process.Read(dir.Pid("node"))
	return fmt.Sprintf("/proc/%d/root%s", first.Pid, settings.ContainerdSocket)
}

func importOwnImages(dir place.Dir, binaries string) error {
	return importPrograms(dir,
		image.Content{Reference: settings.PauseImage, Binary: filepath.Join(binaries, "pause"), Program: "pause"},
		image.Content{Reference: addons.CoreDNSImage, Binary: filepath.Join(binaries, "coredns"), Program: "coredns"})
}

func importPrograms(dir place.Dir, contents ...image.Content) error {
	for _, content := range contents {
		var archive bytes.Buffer
		if err := image.Write(&archive, content); err != nil {
			return err
		}
		if _, err := importImage(dir, &archive); err != nil {
			return err
		}
	}
	return nil
}

func apply(dir place.Dir, description Description, binaries string) error {
	manifest, err := addons.Base(description.Plan, len(host.NameServers()) > 0)
	if err != nil {
		return err
	}
	return applyManifest(dir, binaries, manifest)
}

func applyManifest(dir place.Dir, binaries string, manifest []byte) error {
	command := exec.Command(filepath.Join(binaries, "kube"), "kubectl", "--kubeconfig", dir.Kubeconfig(),
		"apply", "--server-side", "--force-conflicts", "-f", "-")
	command.Stdin = bytes.NewReader(manifest)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("the add-ons were not accepted: %w: %s", err, output)
	}
	return nil
}

// resolves asks the cluster's name server, through its Service, for the API server's name.
func resolves(plan network.Plan) error {
	resolver := net.Resolver{PreferGo: true, Dial: func(ctx stdcontext.Context, kind, _ string) (net.Conn, error) {
		var dialer net.Dialer
		return dialer.DialContext(ctx, kind, net.JoinHostPort(plan.DNSService().String(), "53"))
	}}
	ctx, cancel := stdcontext.WithTimeout(stdcontext.Background(), 500*time.Millisecond)
	defer cancel()
	addresses, err := resolver.LookupHost(ctx, "kubernetes.default.svc.cluster.local.")
	if err != nil {
		return fmt.Errorf("the name server does not answer yet: %w", err)
	}
	if len(addresses) != 1 || addresses[0] != plan.APIService().String() {
		return fmt.Errorf("the name server says %v for the API server, which is %s", addresses, plan.APIService())
	}
	return nil
}
