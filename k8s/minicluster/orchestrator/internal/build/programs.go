package build

import "strings"

const kubernetes = "v1.34.4"

// Program is one Go main of the minicluster.
type Program struct {
	Name    string
	Module  string // directory below k8s/minicluster
	Package string // directory below Module
	Linker  string
	Lasts   string // how long the first build takes on two cores, for the progress line
}

// Kube holds Kubernetes and etcd; it must know its version, which clients and Helm ask for.
var Kube = Program{Name: "kube", Module: "kube", Package: ".", Lasts: "5 minutes",
	Linker: strings.Join([]string{
		"-X k8s.io/component-base/version.gitVersion=" + kubernetes,
		"-X k8s.io/component-base/version.gitMajor=1",
		"-X k8s.io/component-base/version.gitMinor=34",
		"-X k8s.io/component-base/version.gitTreeState=clean",
		"-X k8s.io/component-base/version.buildDate=1970-01-01T00:00:00Z",
	}, " ")}

// CoreDNS is the cluster's name server.
var CoreDNS = Program{Name: "coredns", Module: "coredns", Package: ".", Lasts: "a minute"}

// Pause holds the namespaces of each pod.
var Pause = Program{Name: "pause", Module: "pause", Package: ".", Lasts: "a few seconds"}

// MetricsServer is optional.
var MetricsServer = Program{Name: "metrics-server", Module: "metrics-server", Package: ".", Lasts: "3 minutes"}

// All lists what a cluster needs.
func All() []Program { return []Program{Kube, CoreDNS, Pause} }
