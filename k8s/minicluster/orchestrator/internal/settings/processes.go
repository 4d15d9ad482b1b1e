// Package settings holds how each program of the cluster is started and configured.
package settings

import (
	"strings"

	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
)

// APIPort is fixed inside a node, which has a network of its own.
const APIPort = 6443

// Process is one program of the cluster.
type Process struct {
	Name    string   `json:"name"`
	Command []string `json:"command"`
	// After names a process that must answer first; starting earlier would only burn CPU.
	After string `json:"after,omitempty"`
	// Answers is a TCP address, a Unix socket (leading slash) or a URL that tells "I am there".
	Answers string `json:"answers,omitempty"`
}

// Listens is the TCP address at which the process answers.
func (p Process) Listens() string {
	address := strings.TrimPrefix(p.Answers, "https://")
	host, _, _ := strings.Cut(address, "/")
	return host
}

// Node is what the settings of a whole cluster depend on.
type Node struct {
	Name string
	Plan network.Plan
	Dir  place.Dir
}

// NewNode gives the node of the cluster called name, with the paths that hold inside it.
func NewNode(name string, plan network.Plan) Node {
	return Node{Name: name + "-node", Plan: plan, Dir: place.InNode}
}

// Processes lists what runs in a node, in the order in which it starts.
func Processes(node Node) []Process {
	store := Etcd(node.Dir, 2379, 2380)
	api := APIServer(node.Dir, APIServerNetwork{
		Bind: "0.0.0.0", Advertise: node.Plan.NodeIP().String(), Port: APIPort, EtcdPort: 2379,
		Services: node.Plan.Services().String(),
	})
	return []Process{
		containerd(node),
		store,
		api,
		controllerManager(node),
		scheduler(node),
		kubelet(node),
		kubeProxy(node),
		localVolumes(node),
	}
}

func kube(program string, arguments ...string) []string {
	return append([]string{place.NodeBinaries + "/kube", program}, arguments...)
}

func containerd(node Node) Process {
	return Process{
		Name:    "containerd",
		Command: []string{"containerd", "--config", node.Dir.Conf("containerd.toml"), "--log-level", "warn"},
		Answers: ContainerdSocket,
	}
}

func controllerManager(node Node) Process {
	dir := node.Dir
	config := dir.Conf("controller-manager.kubeconfig")
	return Process{Name: "kube-controller-manager", After: "kube-apiserver", Command: kube("kube-controller-manager",
		"--kubeconfig="+config,
		"--authentication-kubeconfig="+config,
		"--authorization-kubeconfig="+config,
		"--bind-address=127.0.0.1",
		// One instance needs no election, and its lease would be noise among counted API writes.
		"--leader-elect=false",
		// Each controller fetches a token when it starts; at the usual 20 requests a second that
		// takes five of a cluster's first ten seconds.
		"--kube-api-qps=500",
		"--kube-api-burst=1000",
		"--use-service-account-credentials",
		"--service-account-private-key-file="+dir.PKI("service-account.key"),
		"--root-ca-file="+dir.PKI("ca.crt"),
		"--cluster-signing-cert-file="+dir.PKI("ca.crt"),
		"--cluster-signing-key-file="+dir.PKI("ca.key"),
		"--cluster-cidr="+node.Plan.Pods().String(),
	)}
}

func scheduler(node Node) Process {
	config := node.Dir.Conf("scheduler.kubeconfig")
	return Process{Name: "kube-scheduler", After: "kube-apiserver", Command: kube("kube-scheduler",
		"--kubeconfig="+config,
		"--authentication-kubeconfig="+config,
		"--authorization-kubeconfig="+config,
		"--bind-address=127.0.0.1",
		"--leader-elect=false",
	)}
}

func kubelet(node Node) Process {
	return Process{Name: "kubelet", After: "kube-apiserver", Command: kube("kubelet",
		"--config="+node.Dir.Conf("kubelet.yaml"),
		"--kubeconfig="+node.Dir.Conf("kubelet.kubeconfig"),
		"--root-dir="+node.Dir.Kubelet(),
		"--node-ip="+node.Plan.NodeIP().String(),
		"--hostname-override="+node.Name,
	)}
}

func kubeProxy(node Node) Process {
	return Process{Name: "kube-proxy", After: "kube-apiserver", Command: kube("kube-proxy",
		"--kubeconfig="+node.Dir.Conf("kube-proxy.kubeconfig"),
		"--proxy-mode=nftables",
		"--cluster-cidr="+node.Plan.Pods().String(),
		"--hostname-override="+node.Name,
		"--oom-score-adj=0",
		// These are the host's settings; a node in its own network namespace cannot write them.
		"--conntrack-max-per-core=0",
		"--conntrack-tcp-timeout-established=0",
		"--conntrack-tcp-timeout-close-wait=0",
	)}
}

func localVolumes(node Node) Process {
	return Process{Name: "local-volumes", After: "kube-apiserver", Command: kube("local-volumes",
		"--kubeconfig="+node.Dir.Conf("local-volumes.kubeconfig"),
		"--node="+node.Name,
		"--directory="+node.Dir.Volumes(),
	)}
}
