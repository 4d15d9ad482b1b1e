package cluster

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"rec.io/minicluster/orchestrator/internal/apiclient"
	"rec.io/minicluster/orchestrator/internal/build"
	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/node"
	"rec.io/minicluster/orchestrator/internal/pki"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
	"rec.io/minicluster/orchestrator/internal/settings"
)

// UpAPI starts etcd and an API server without a node, as plain processes of any user.
func (w Workshop) UpAPI(name string) (Status, error) {
	dir, err := w.Roots.Cluster(name)
	if err != nil {
		return Status{}, err
	}
	binaries, err := w.Cache.Binaries([]build.Program{build.Kube})
	if err != nil {
		return Status{}, err
	}
	defer w.lock(dir.String())()
	description, err := describeAPI(dir, name)
	if err != nil {
		return Status{}, err
	}
	if err := writeAPI(dir, description); err != nil {
		return Status{}, err
	}
	if err := w.startAPI(dir, description, binaries); err != nil {
		return Status{}, err
	}
	return ReadStatus(dir, description)
}

func describeAPI(dir place.Dir, name string) (Description, error) {
	description, exists, err := readDescription(dir)
	if err != nil {
		return Description{}, err
	}
	if exists && description.Kind != APIOnly {
		return Description{}, fail.Say("%q is a cluster with a node: choose another name.", name)
	}
	if exists {
		return description, nil
	}
	for _, directory := range dir.Subdirectories() {
		if err := os.MkdirAll(directory, 0o700); err != nil {
			return Description{}, err
		}
	}
	ports, err := freePorts(3)
	if err != nil {
		return Description{}, err
	}
	description = Description{Name: name, Kind: APIOnly, Ports: &Ports{API: ports[0], Etcd: ports[1], EtcdPeer: ports[2]}}
	return description, description.write(dir)
}

func writeAPI(dir place.Dir, description Description) error {
	endpoint := pki.Endpoint{NodeName: "localhost", NodeIP: net.IPv4(127, 0, 0, 1), ServiceIP: net.IPv4(10, 43, 0, 1)}
	if err := pki.WriteCluster(dir.PKI(""), endpoint); err != nil {
		return err
	}
	if err := settings.WriteAuditPolicy(dir); err != nil {
		return err
	}
	return settings.WriteAdminKubeconfig(dir, context(description.Name), server(description))
}

func (w Workshop) startAPI(dir place.Dir, description Description, binaries string) error {
	ports := description.Ports
	client, err := apiclient.New(server(description), dir.PKI(""))
	if err != nil {
		return err
	}
	for _, program := range []settings.Process{
		settings.Etcd(dir, ports.Etcd, ports.EtcdPeer),
		settings.APIServer(dir, settings.APIServerNetwork{Bind: "127.0.0.1", Advertise: "127.0.0.1",
			Port: ports.API, EtcdPort: ports.Etcd, Services: "10.43.0.0/20"}),
	} {
		if err := w.startDetached(dir, program, filepath.Join(binaries, "kube")); err != nil {
			return err
		}
	}
	return untilReady(dir, client.Ready)
}

// startDetached leaves a program alone that already runs.
func (w Workshop) startDetached(dir place.Dir, program settings.Process, binary string) error {
	if running, found := process.Read(dir.Pid(program.Name)); found && running.Alive() {
		return nil
	}
	if err := requireFree(program); err != nil {
		return err
	}
	w.Progress("starting %s", program.Name)
	log, err := os.OpenFile(dir.Log(program.Name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command(binary, program.Command[1:]...)
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		return fmt.Errorf("%s did not start: %w", program.Name, err)
	}
	go command.Wait() // only keeps it from staying a zombie while this program runs
	identity, err := process.Identify("/proc", command.Process.Pid)
	if err != nil {
		return err
	}
	if err := identity.Write(dir.Pid(program.Name)); err != nil {
		return err
	}
	if program.Name != "etcd" {
		return nil
	}
	return untilReady(dir, func() error { return node.Ask(program.Answers) })
}

// requireFree names the port that a server had before and somebody else has now.
func requireFree(program settings.Process) error {
	listener, err := net.Listen("tcp", program.Listens())
	if err != nil {
		return fail.Say("%s cannot listen at %s, which another program uses: end that program, or start afresh with \"minicluster api down\".", program.Name, program.Listens())
	}
	return listener.Close()
}

func untilReady(dir place.Dir, holds func() error) error {
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		missing := holds()
		if missing == nil {
			return nil
		}
		for _, name := range []string{"etcd", "kube-apiserver"} {
			if running, found := process.Read(dir.Pid(name)); found && !running.Alive() {
				return fail.Say("%s has ended: %s", name, lastLine(dir.Log(name)))
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the API server did not become ready within a minute: %w (logs in %s)", missing, dir.Logs())
		}
	}
}

// DownAPI removes an API server, and refuses to remove more than that.
func (w Workshop) DownAPI(name string) (bool, error) {
	dir, err := w.Roots.Cluster(name)
	if err != nil {
		return false, err
	}
	description, _, err := readDescription(dir)
	if err != nil {
		return false, err
	}
	if description.Kind == WithNode {
		return false, fail.Say("%q is a cluster with a node: \"minicluster down --name %s\" removes it.", name, name)
	}
	return w.Down(name)
}

func stopAPI(dir place.Dir) error {
	for _, name := range []string{"kube-apiserver", "etcd"} {
		if running, found := process.Read(dir.Pid(name)); found {
			if err := running.Kill(10 * time.Second); err != nil {
				return err
			}
		}
	}
	return nil
}

// freePorts holds all listeners until the last is found, so that no port is given twice.
func freePorts(count int) ([]int, error) {
	var ports []int
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
