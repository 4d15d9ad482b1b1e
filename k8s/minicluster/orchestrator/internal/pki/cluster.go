package pki

import (
	"net"
	"os"
	"path/filepath"
)

// Endpoint is what the API server's certificate must be valid for.
type Endpoint struct {
	NodeName  string
	NodeIP    net.IP
	ServiceIP net.IP
}

// WriteCluster issues all that a cluster needs, once: a second call finds the first's work
// and leaves it, because running pods trust it.
func WriteCluster(directory string, endpoint Endpoint) error {
	finished := filepath.Join(directory, "finished")
	if _, err := os.Stat(finished); err == nil {
		return nil
	}
	for _, issue := range []func(string, Endpoint) error{issueKubernetes, issueFrontProxy, issueEtcd} {
		if err := issue(directory, endpoint); err != nil {
			return err
		}
	}
	if err := NewKeyPair(directory, "service-account"); err != nil {
		return err
	}
	return os.WriteFile(finished, nil, 0o600)
}

func issueKubernetes(directory string, endpoint Endpoint) error {
	authority, err := NewAuthority(directory, "ca")
	if err != nil {
		return err
	}
	loopback := net.IPv4(127, 0, 0, 1)
	subjects := map[string]Subject{
		"apiserver": {
			Name: "kube-apiserver",
			Names: []string{"localhost", endpoint.NodeName, "kubernetes", "kubernetes.default",
				"kubernetes.default.svc", "kubernetes.default.svc.cluster.local"},
			Addresses: []net.IP{loopback, endpoint.NodeIP, endpoint.ServiceIP},
		},
		"apiserver-kubelet-client": {Name: "kube-apiserver", Groups: []string{"system:masters"}},
		"admin":                    {Name: "minicluster-admin", Groups: []string{"system:masters"}},
		"controller-manager":       {Name: "system:kube-controller-manager"},
		"scheduler":                {Name: "system:kube-scheduler"},
		"kube-proxy":               {Name: "system:kube-proxy"},
		"local-volumes":            {Name: "minicluster:local-volumes", Groups: []string{"system:masters"}},
		"kubelet": {
			Name:      "system:node:" + endpoint.NodeName,
			Groups:    []string{"system:nodes"},
			Names:     []string{endpoint.NodeName},
			Addresses: []net.IP{endpoint.NodeIP, loopback},
		},
	}
	return issueAll(authority, directory, subjects)
}

// issueFrontProxy lets extension API servers, such as metrics-server, trust the API server.
func issueFrontProxy(directory string, _ Endpoint) error {
	authority, err := NewAuthority(directory, "front-proxy-ca")
	if err != nil {
		return err
	}
	return issueAll(authority, directory, map[string]Subject{"front-proxy-client": {Name: "front-proxy-client"}})
}

// issueEtcd keeps etcd in a circle of its own, so that no client of the cluster can read the store.
func issueEtcd(directory string, _ Endpoint) error {
	authority, err := NewAuthority(directory, "etcd-ca")
	if err != nil {
		return err
	}
	return issueAll(authority, directory, map[string]Subject{
		"etcd":           {Name: "etcd", Names: []string{"localhost"}, Addresses: []net.IP{net.IPv4(127, 0, 0, 1)}},
		"apiserver-etcd": {Name: "kube-apiserver"},
	})
}

func issueAll(authority *Authority, directory string, subjects map[string]Subject) error {
	for file, subject := range subjects {
		if err := authority.Issue(directory, file, subject); err != nil {
			return err
		}
	}
	return nil
}
